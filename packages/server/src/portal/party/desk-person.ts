import { requestStatus, statusOf, newestAnswer, type Iin, type PartyId } from "@kelisim/core";
import { readSubject, recordCommand, searchSubject } from "@kelisim/store";
import type { DeskPerson } from "@kelisim/web/pages";
import type { StaffVisit } from "../visit.ts";
import { partiesNamed, purposesNamed, UNKNOWN } from "./names.ts";

/** A look at somebody's records leaves a record: who and what, no person. */
const noteLook = ({ shell, persona, now }: StaffVisit): Promise<void> =>
  recordCommand(shell.ctx.store.db, {
    ...{ at: now, partyId: persona.party.id, keyId: persona.key.id },
    ...{ command: "desk-look-up", outcome: "done" },
  });

/** What a person who is present can answer or take back. Whom nobody has met has nothing. */
export async function deskPerson(visit: StaffVisit, iin: Iin): Promise<DeskPerson> {
  const { store } = visit.shell.ctx;
  await noteLook(visit);
  const subjectId = await searchSubject(store.db, store.ring, iin);
  if (subjectId === undefined) return { iin: iin.digits, requests: [], consents: [] };
  const state = await readSubject(store, subjectId);
  const requests = [...state.requests.values()].filter(
    (request) => requestStatus(request, visit.now) === "pending",
  );
  const consents = [...state.consents.values()];
  const lines = [...requests, ...consents];
  const purposes = await purposesNamed(
    visit,
    lines.map(({ purposeId }) => purposeId),
  );
  const partyIds = [...new Set(lines.map(({ partyId }) => partyId))];
  const parties = new Map((await partiesNamed(visit, partyIds)).map((party) => [party.id, party]));
  const nobody = { name: UNKNOWN, bin: "" };
  const named = (partyId: PartyId) => parties.get(partyId) ?? nobody;
  const standing = consents.filter((consent) => {
    const purpose = purposes.get(consent.purposeId);
    const newest = { seq: newestAnswer(state, consent)?.seq ?? consent.seq };
    const isClosed = purpose?.status === "closed";
    const status = statusOf(consent, newest, purpose?.achievedCount ?? 0, visit.now, isClosed);
    return status === "active";
  });
  return {
    iin: iin.digits,
    requests: requests.map(({ id, partyId, purposeId, requestedAt: at }) => ({
      ...{ id, at, party: named(partyId) },
      purpose: purposes.get(purposeId)?.name ?? UNKNOWN,
    })),
    consents: standing.map(({ id, partyId, purposeId, grantedAt: at }) => ({
      ...{ id, at, party: named(partyId) },
      purpose: purposes.get(purposeId)?.name ?? UNKNOWN,
    })),
  };
}
