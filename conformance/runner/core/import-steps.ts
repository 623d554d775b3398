import { createHash } from "node:crypto";
import { DEFAULT_READINGS, iinBirth, importConsent } from "@kelisim/core";
import type { World } from "../world.ts";
import { dayFrom } from "./ask-steps.ts";
import { instantFrom, type CoreContext } from "./core-context.ts";

/** Consents that were given before, brought in by their holder. */
export const importSteps = (context: CoreContext): Pick<World, "import"> => ({
  import(step) {
    const { registry, ids, names } = context;
    const purpose = registry.purpose(step.purpose);
    const person = context.person(step.person);
    const now = instantFrom(step.at);
    const givenOn = dayFrom(step.given_on);
    const { paper, categories, actions, recipients } = step;
    const documentSha256 = createHash("sha256")
      .update(paper ?? "")
      .digest("hex");
    const given = {
      consentId: ids.next("con"),
      purpose,
      object: registry.object(step.object),
      // No scenario achieves a purpose for everybody and brings in consents to it afterwards.
      achievedOn: undefined,
      partyId: purpose.partyId,
      givenOn,
      confirmation:
        paper === undefined
          ? undefined
          : ({ kind: "written", documentSha256, signedOn: givenOn } as const),
      named: {
        ...(categories !== undefined && { categories }),
        ...(actions !== undefined && { actions }),
        ...(recipients !== undefined && { recipients: registry.partyIds(recipients) }),
      },
      validUntil: step.valid_until === undefined ? null : dayFrom(step.valid_until),
      acting: {
        birth: person.iin === undefined ? undefined : iinBirth(person.iin)?.day,
        readings: DEFAULT_READINGS,
      },
      sealed: {},
    };
    const done = person.record(importConsent(person.state, given, now), now);
    if (!done.ok) return { refused: done.code };
    const { kind, consentId } = done.result;
    if (step.as !== undefined && kind === "recorded") names.add(step.as, consentId);
    return { status: kind };
  },
});
