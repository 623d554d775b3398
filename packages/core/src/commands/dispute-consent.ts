import { openDuty } from "../duty/open.ts";
import type { ConsentId } from "../ids.ts";
import type { SubjectState } from "../subject/state.ts";
import { accept, refuse, type CommandResult } from "./refusal.ts";
import type { CommandWorld } from "./world.ts";

export type DisputeConsent = {
  readonly consentId: ConsentId;
  /** SHA-256 of the record of her own session: nobody disputes in her place. */
  readonly evidenceSha256: string;
};

const isProofOwed = ({ duties }: SubjectState, consentId: ConsentId): boolean =>
  [...duties.values()].some(
    ({ kind, cause }) =>
      kind === "prove-consent" && cause.kind === "dispute" && cause.id === consentId,
  );

/**
 * "This was not me": the consent is void for new use at once, and its party has three working days to show
 * that it has it. Once only: one that was proved stands, and what is left is a complaint. Ours.
 * Events: `consent.disputed`, `duty.opened`. @law 94-V 25(2)(5)
 */
export function disputeConsent(
  state: SubjectState,
  { consentId, evidenceSha256 }: DisputeConsent,
  { now, calendar, ids }: CommandWorld,
): CommandResult<ConsentId> {
  const consent = state.consents.get(consentId);
  if (consent === undefined) throw new Error("the consent to dispute is not this person's");
  if (isProofOwed(state, consentId)) return refuse("consent-already-disputed");
  const { state: end } = consent.end;
  if (end !== "standing" && end !== "fulfilled") return refuse("consent-not-active");
  return accept(
    consentId,
    {
      body: {
        type: "consent.disputed",
        consentId,
        confirmation: "sign-in",
        evidenceSha256,
        provenance: { kind: "person" },
      },
    },
    openDuty(
      {
        id: ids.next("dty"),
        kind: "prove-consent",
        partyId: consent.partyId,
        cause: { kind: "dispute", id: consentId },
        sentAt: now,
        deliveredAt: now,
      },
      calendar,
    ),
  );
}
