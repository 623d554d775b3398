import { compareInstants } from "@kelisim/core";
import { readSubject } from "@kelisim/store";
import { RightsPage, rightsWords, type RightsLine } from "@kelisim/web/pages";
import { h } from "preact";
import { page, type PageAnswer } from "../../page-answer.ts";
import type { PersonVisit } from "../../visit.ts";
import { dueOf } from "../due-of.ts";
import { namesFor } from "../registry-names.ts";

/** `GET /me/rights` */
export async function showRights(visit: PersonVisit): Promise<PageAnswer> {
  const { store, calendar } = visit.shell.ctx;
  const { rightsCalls, duties } = await readSubject(store, visit.subjectId);
  const calls = [...rightsCalls.values()].toSorted((a, b) =>
    compareInstants(b.receivedAt, a.receivedAt),
  );
  const names = await namesFor(store.db, { parties: calls.map(({ partyId }) => partyId) });
  const lines = calls.flatMap(({ id, kind, partyId, receivedAt: at, dutyId }): RightsLine[] => {
    const duty = duties.get(dutyId);
    if (duty === undefined) return [];
    const outcome = duty.outcome.state === "discharged" ? duty.outcome.outcome : undefined;
    const due = dueOf(duty, calendar, visit.now);
    return [{ id, kind, at, due, outcome, party: names.party(partyId) }];
  });
  const isFor = visit.persona.kind === "represented";
  const title = isFor ? rightsWords.listTitleFor : rightsWords.listTitle;
  return page(title, h(RightsPage, { lines }));
}
