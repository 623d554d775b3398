import type { StepOf } from "../schema/steps.ts";
import { UNKNOWN, type World } from "../world.ts";
import { consentOutcome, dutyOutcome } from "./http-views.ts";
import type { HttpContext } from "./http-context.ts";
import { actingFor } from "./people-steps.ts";

const NO_CONSENT = `con_${"f".repeat(32)}`;
const EVIDENCE = "e".repeat(64);

/** The proof as the contract words it; hashes are made up, nobody's name is in it. */
function confirmationOf({ confirmation, at }: StepOf<"answer" | "withdraw">): object {
  const { kind, signed_on } = confirmation;
  switch (kind) {
    case "written":
      return { kind, document_sha256: EVIDENCE, signed_on: signed_on ?? at.slice(0, 10) };
    case "other-provable":
      return { kind, description: "Recorded at the desk", evidence_sha256: EVIDENCE };
    case "sign-in":
    case "sms-reply":
      return { kind };
  }
}

/** Parts of a consent, with parties by their ids. */
const partsOf = (context: HttpContext, parts: StepOf<"withdraw">["parts"]): object | undefined =>
  parts && { ...parts, recipients: parts.recipients?.map((alias) => context.party(alias).id) };

/** Answers, withdrawals and the look at a consent. */
export const consentSteps = (
  context: HttpContext,
): Pick<World, "answer" | "withdraw" | "consent"> => ({
  async answer(step) {
    const { client, names, askers } = context;
    const { answer, categories } = step;
    const done = await client.call("answer-consent-request", {
      key: context.party(step.through).key,
      id: names.id(step.request),
      body: {
        ...{ answer, categories, confirmation: confirmationOf(step) },
        acting_for: actingFor(context, step),
      },
    });
    if (!done.ok) return { refused: done.code };
    const { status, consent_id } = done.body;
    if (step.as !== undefined && consent_id !== undefined) {
      names.add(step.as, consent_id);
      askers.set(step.as, context.askerOf(step.request));
    }
    return { status };
  },

  async withdraw(step) {
    const { client, names } = context;
    const done = await client.call("withdraw-consent", {
      key: context.party(step.through).key,
      id: step.consent === UNKNOWN ? NO_CONSENT : names.id(step.consent),
      body: {
        ...{ parts: partsOf(context, step.parts), confirmation: confirmationOf(step) },
        acting_for: actingFor(context, step),
      },
    });
    if (!done.ok) return { refused: done.code };
    const duties = done.body.duties.map((duty) => dutyOutcome(duty, context));
    return { ...consentOutcome(done.body, context), duties };
  },

  async consent(step) {
    const { client, names } = context;
    const { key } = context.askerOf(step.consent);
    const consent = await client.must("get-consent", { key, id: names.id(step.consent) });
    return consentOutcome(consent, context);
  },
});
