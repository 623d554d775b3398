import { createHash } from "node:crypto";
import type { ImportLineAnswer } from "@kelisim/protocol";
import type { World } from "../world.ts";
import type { HttpContext } from "./http-context.ts";

/** Consents that were given before, brought in by their holder. */
export const importSteps = (context: HttpContext): Pick<World, "import"> => ({
  async import(step) {
    const { client, names, askers } = context;
    const asker = context.askerFor(step.purpose);
    const { paper } = step;
    const line = {
      data_subject: { iin: context.iin(step.person) },
      purpose_id: context.purpose(step.purpose),
      object_id: context.object(step.object),
      given_on: step.given_on,
      evidence:
        paper === undefined
          ? undefined
          : { kind: "written", document_sha256: createHash("sha256").update(paper).digest("hex") },
      categories: step.categories,
      actions: step.actions,
      recipients: step.recipients?.map((alias) => context.party(alias).id),
      valid_until: step.valid_until,
    };
    const [first = ""] = (await client.lines("import-consents", asker.key, [line])).split("\n", 1);
    const answer = JSON.parse(first) as ImportLineAnswer;
    if ("done" in answer) throw new Error(`a line without its answer: ${first}`);
    const { status, code, consent_id: id } = answer;
    if (status === "refused") return { refused: code ?? "" };
    if (step.as !== undefined && status === "recorded" && id !== undefined) {
      names.add(step.as, id);
      askers.set(step.as, asker);
    }
    return { status };
  },
});
