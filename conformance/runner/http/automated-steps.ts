import type { World } from "../world.ts";
import type { HttpContext } from "./http-context.ts";

const EVIDENCE = "e".repeat(64);

/** Explanations and outcomes of automated processing. */
export const automatedSteps = (
  context: HttpContext,
): Pick<World, "declare-purpose" | "explain" | "outcome"> => ({
  async "declare-purpose"(step) {
    const done = await context.declare(step.purpose);
    return done.ok ? {} : { refused: done.code };
  },

  async explain(step) {
    const { manner, shown_on } = step;
    const done = await context.client.call("create-explanation", {
      key: context.party(step.party).key,
      body: {
        data_subject: { iin: context.iin(step.person) },
        purpose_id: context.purpose(step.purpose),
        language: "kk",
        evidence_sha256: EVIDENCE,
        manner,
        shown_on,
      },
    });
    return done.ok ? {} : { refused: done.code };
  },

  async outcome(step) {
    const { object, categories, effect } = step;
    const done = await context.client.call("create-processing-outcome", {
      key: context.party(step.party).key,
      body: {
        data_subject: { iin: context.iin(step.person) },
        purpose_id: context.purpose(step.purpose),
        object_id: object === undefined ? undefined : context.object(object),
        categories,
        effect,
        took_effect_at: step.took_effect_at ?? step.at,
        steps: step.evidence.map(({ party, ...each }) => ({
          ...each,
          party_id: party === undefined ? undefined : context.party(party).id,
        })),
        evidence_sha256: EVIDENCE,
      },
    });
    if (!done.ok) return { refused: done.code };
    const { id, automated, lawful, explained, judgement } = done.body;
    if (step.as !== undefined) context.names.add(step.as, id);
    return { automated, lawful, explained, reason: judgement.code };
  },
});
