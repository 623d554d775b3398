import { parseId, parseInstant, type PartyId, type SubjectState } from "@kelisim/core";
import { accessesOfPerson, readSubject, type LogPlace, type PersonAccess } from "@kelisim/store";
import { accessWords, AccessesPage, type ShownParty } from "@kelisim/web/pages";
import { h } from "preact";
import { page, type PageAnswer } from "../../page-answer.ts";
import type { PersonVisit } from "../../visit.ts";
import { namesFor } from "../registry-names.ts";
import { openPlace, sealPlace } from "../sealed-place.ts";
import { showAccessesOf } from "./shown-accesses.ts";

const PAGE = 20;
const LIST = "accesses";

const pathOf = (party: PartyId | undefined, after: string | undefined): string => {
  const query = new URLSearchParams();
  if (party !== undefined) query.set("party", party);
  if (after !== undefined) query.set("after", after);
  return query.size === 0 ? "/me/accesses" : `/me/accesses?${query}`;
};

/** Where the page before ended; a cursor of another person or list is none. */
function placeIn(visit: PersonVisit, party: PartyId | undefined): LogPlace | undefined {
  const values = openPlace(visit, [LIST, party ?? null], visit.query.get("after"));
  const recordedAt = parseInstant(values?.["at"] ?? "");
  return recordedAt && { recordedAt, decisionId: values?.["id"] ?? "" };
}

/**
 * Organisations that she may choose from: those that her own records and this page name. Never those of the
 * whole log: a row that is kept from her would betray itself.
 */
async function choices(
  { shell }: PersonVisit,
  state: SubjectState,
  shown: readonly PersonAccess[],
  chosen: PartyId | undefined,
): Promise<{ readonly parties: readonly ShownParty[]; readonly party: ShownParty | undefined }> {
  const own = [
    ...[...state.requests.values(), ...state.consents.values()],
    ...[...state.duties.values(), ...state.rightsCalls.values()],
  ].map(({ partyId }) => partyId);
  const onPage = shown.flatMap(({ entry }) =>
    entry.requester === undefined ? [] : [entry.requester.id],
  );
  const ids = [...new Set([...own, ...onPage])];
  const names = await namesFor(shell.ctx.store.db, { parties: ids });
  const parties = ids.map(names.party).toSorted((a, b) => a.name.kk.localeCompare(b.name.kk, "kk"));
  return { parties, party: parties.find(({ id }) => id === chosen) };
}

/** `GET /me/accesses?party=…&after=…` */
export async function showAccesses(visit: PersonVisit): Promise<PageAnswer> {
  const { subjectId, now, shell, query } = visit;
  const { store } = shell.ctx;
  const party = parseId("pty", query.get("party") ?? "");
  const after = placeIn(visit, party);
  const filter = { subjectId, party, after, limit: PAGE + 1 };
  const [state, found] = await Promise.all([
    readSubject(store, subjectId),
    accessesOfPerson(store.db, filter, now),
  ]);
  const shown = found.slice(0, PAGE);
  const last = shown.at(-1)?.entry;
  const next =
    found.length > PAGE && last !== undefined
      ? sealPlace(visit, [LIST, party ?? null], {
          at: last.recordedAt.toString(),
          id: last.decisionId,
        })
      : undefined;
  const content = h(AccessesPage, {
    accesses: (await showAccessesOf(visit, shown, state)).map((each) => each.shown),
    ...(await choices(visit, state, shown, party)),
    next: next && pathOf(party, next),
    first: after && pathOf(party, undefined),
  });
  const isFor = visit.persona.kind === "represented";
  return page(isFor ? accessWords.titleFor : accessWords.title, content);
}
