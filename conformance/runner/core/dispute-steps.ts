import { DEFAULT_READINGS, disputeConsent, newestAnswer, statusOf } from "@kelisim/core";
import type { World } from "../world.ts";
import { instantFrom, type CoreContext } from "./core-context.ts";

/** What a person says of a consent in her own session. */
export const disputeSteps = (context: CoreContext): Pick<World, "dispute"> => ({
  dispute(step) {
    // No key saw her say so.
    if (step.through !== undefined) return { refused: "confirmation-not-yours" };
    const consentId = context.consentId(step.consent);
    const person = context.owner(({ state }) => state.consents.has(consentId));
    const now = instantFrom(step.at);
    const { calendar, ids, registry } = context;
    const world = { now, calendar, ids, readings: DEFAULT_READINGS };
    const given = { consentId, evidenceSha256: "e".repeat(64) };
    const done = person.record(disputeConsent(person.state, given, world), now);
    if (!done.ok) return { refused: done.code };
    const consent = person.state.consents.get(consentId);
    if (consent === undefined) throw new Error("the consent is gone");
    const newest = newestAnswer(person.state, consent) ?? consent;
    const { achievedCount } = registry.ofLine(consent).purpose;
    return { status: statusOf(consent, newest, achievedCount, now) };
  },
});
