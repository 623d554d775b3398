import { toReview } from "@kelisim/core";
import { readSubject } from "@kelisim/store";
import { ReviewPage, reviewWords } from "@kelisim/web/pages";
import { h } from "preact";
import { page, type PageAnswer } from "../../page-answer.ts";
import type { PersonVisit } from "../../visit.ts";
import { activeConsents, consentLine } from "../active-consents.ts";
import { namesFor } from "../registry-names.ts";

/** `GET /me/review`: what was given in her place and still holds. */
export async function showReview(visit: PersonVisit): Promise<PageAnswer> {
  const { store } = visit.shell.ctx;
  const state = await readSubject(store, visit.subjectId);
  const ids = new Set(visit.actingFor === undefined ? toReview(state, visit.now) : []);
  const given = [...state.consents.values()].filter(({ id }) => ids.has(id));
  const names = await namesFor(store.db, {
    parties: given.map(({ partyId }) => partyId),
    purposes: given.map(({ purposeId }) => purposeId),
    objects: given.map(({ objectId }) => objectId),
  });
  const consents = activeConsents(state, names, visit.now, given).map((consent) =>
    consentLine(consent, names),
  );
  return page(reviewWords.title, h(ReviewPage, { consents }));
}
