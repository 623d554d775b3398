import type { Consent } from "../consent/consent.ts";
import { isLate, type Duty } from "../duty/duty.ts";
import type { DutyOutcome } from "../duty/kinds.ts";
import { openDuty } from "../duty/open.ts";
import type { PartyId } from "../ids.ts";
import type { EventDraft } from "../subject/events.ts";
import type { SubjectState } from "../subject/state.ts";
import { laterInstant } from "../time.ts";
import type { CommandWorld } from "./world.ts";

/** The disputed consent that a duty is to prove; nothing for any other duty. */
export function consentToProve(state: SubjectState, { kind, cause }: Duty): Consent | undefined {
  if (kind !== "prove-consent" || cause.kind !== "dispute") return undefined;
  const consent = state.consents.get(cause.id);
  if (consent === undefined) throw new Error("the disputed consent is not this person's");
  return consent;
}

/** Data that were taken without consent are destroyed by everyone who holds them. @law 94-V 18 25(2)(4) */
const destructions = (
  { id }: Consent,
  holders: readonly PartyId[],
  { calendar, ids, now }: CommandWorld,
): readonly EventDraft[] =>
  holders.map((partyId) =>
    openDuty(
      {
        id: ids.next("dty"),
        kind: "destroy",
        partyId,
        cause: { kind: "dispute", id },
        sentAt: now,
        deliveredAt: now,
      },
      calendar,
    ),
  );

/**
 * A disputed consent that nobody proved: it never was. One that a newer answer has replaced keeps its end;
 * of one that was withdrawn the holders stop in any case, and destroy if it was not given.
 */
function unproved(
  consent: Consent,
  holders: readonly PartyId[],
  world: CommandWorld,
): readonly EventDraft[] {
  switch (consent.end.state) {
    case "disputed":
      return [
        { body: { type: "consent.annulled", consentId: consent.id } },
        ...destructions(consent, holders, world),
      ];
    case "withdrawn":
      return destructions(consent, holders, world);
    case "standing":
    case "superseded":
    case "fulfilled":
    case "annulled":
      return [];
  }
}

/**
 * What comes of the answer to a dispute. Proved in time, the consent stands again, unless a newer answer took
 * its place; a proof after the last day brings nothing back.
 * Events: `consent.proved`, or `consent.annulled` with a `duty.opened` for each holder.
 */
export function afterProof(
  state: SubjectState,
  duty: Duty,
  outcome: DutyOutcome,
  holders: readonly PartyId[],
  world: CommandWorld,
): readonly EventDraft[] {
  const consent = consentToProve(state, duty);
  if (consent === undefined) return [];
  if (outcome !== "proved") return unproved(consent, holders, world);
  if (consent.end.state !== "disputed") return [];
  return isLate(duty, laterInstant(world.now, state.lastEventAt))
    ? unproved(consent, holders, world)
    : [{ body: { type: "consent.proved", consentId: consent.id } }];
}

/** The last day of a proof is over and nobody has answered: what `statusOf` says already is told. */
export function afterLapse(
  state: SubjectState,
  duty: Duty,
  holders: readonly PartyId[],
  world: CommandWorld,
): readonly EventDraft[] {
  const consent = consentToProve(state, duty);
  return consent?.end.state === "disputed" ? unproved(consent, holders, world) : [];
}
