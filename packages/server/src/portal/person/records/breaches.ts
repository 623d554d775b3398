import { compareInstants } from "@kelisim/core";
import { readSubject } from "@kelisim/store";
import { BreachesPage, ownBreachWords } from "@kelisim/web/pages";
import { h } from "preact";
import { page, type PageAnswer } from "../../page-answer.ts";
import type { PersonVisit } from "../../visit.ts";
import { namesFor } from "../registry-names.ts";

/** `GET /me/breaches` */
export async function showBreaches(visit: PersonVisit): Promise<PageAnswer> {
  const { store } = visit.shell.ctx;
  const { breachNotices } = await readSubject(store, visit.subjectId);
  const all = [...breachNotices.values()].toSorted((a, b) => compareInstants(b.toldAt, a.toldAt));
  const names = await namesFor(store.db, {
    parties: all.map(({ partyId }) => partyId),
    objects: all.map(({ objectId }) => objectId),
    categories: all.flatMap(({ categories }) => categories),
  });
  const items = all.map(({ id, partyId, objectId, categories, detectedAt, toldAt }) => ({
    ...{ id, detectedAt, toldAt },
    party: names.party(partyId),
    object: names.object(objectId)?.name,
    categories: categories.map(names.category),
  }));
  return page(ownBreachWords.title, h(BreachesPage, { items }));
}
