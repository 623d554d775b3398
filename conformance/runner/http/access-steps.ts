import type { EvaluationAnswer } from "@kelisim/protocol";
import type { Outcome } from "../schema/expectation.ts";
import type { World } from "../world.ts";
import type { HttpContext } from "./http-context.ts";

type Basis = EvaluationAnswer["context"]["basis"];

function basisOutcome(context: HttpContext, basis: Basis): Outcome["basis"] {
  switch (basis?.kind) {
    case undefined:
      return null;
    case "consent":
      return { kind: "consent", consent: context.names.alias(basis.id) };
    case "retention":
      return { kind: "retention" };
    case "legal-ground":
      return { kind: "legal-ground" };
  }
}

/** The access question. */
export const accessSteps = (context: HttpContext): Pick<World, "access"> => ({
  async access(step) {
    const { action, categories, recipient, country, mode } = step;
    const asked = await context.client.call("evaluate-access", {
      key: context.party(step.caller ?? step.by).key,
      body: {
        subject: { type: "party", id: context.bin(step.by) },
        action: { name: action },
        resource: {
          type: "digital_object",
          id: context.object(step.object),
          properties: {
            data_subject: context.iin(step.person),
            categories,
            recipient: recipient === undefined ? undefined : context.bin(recipient),
            country,
          },
        },
        context: { purpose: context.purpose(step.purpose), mode },
      },
    });
    if (asked.ok) {
      const { decision, context: about } = asked.body;
      const { reason, basis } = about;
      return { decision, reason: reason.code, basis: basisOutcome(context, basis) ?? null };
    }
    // A question that cannot be read is no permit: clients take all but 200 and true for a denial.
    if (asked.code === "invalid-request") return { decision: false, basis: null };
    return { refused: asked.code };
  },
});
