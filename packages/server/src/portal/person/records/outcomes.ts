import { compareInstants, whyAutomated } from "@kelisim/core";
import { readSubject } from "@kelisim/store";
import { OutcomesPage, processingWords } from "@kelisim/web/pages";
import { h } from "preact";
import { page, type PageAnswer } from "../../page-answer.ts";
import type { PersonVisit } from "../../visit.ts";
import { namesFor } from "../registry-names.ts";

/** `GET /me/outcomes` */
export async function showOutcomes(visit: PersonVisit): Promise<PageAnswer> {
  const { store } = visit.shell.ctx;
  const { outcomes } = await readSubject(store, visit.subjectId);
  const all = [...outcomes.values()].toSorted((a, b) =>
    compareInstants(b.tookEffectAt, a.tookEffectAt),
  );
  const names = await namesFor(store.db, {
    parties: all.map(({ partyId }) => partyId),
    purposes: all.map(({ purposeId }) => purposeId),
  });
  const items = all.map((outcome) => ({
    id: outcome.id,
    party: names.party(outcome.partyId),
    purpose: names.purpose(outcome.purposeId)?.name,
    at: outcome.tookEffectAt,
    automated: outcome.automated,
    effect: outcome.effect,
    judgement: outcome.judgement,
    explained: outcome.explained,
    why: whyAutomated(outcome),
  }));
  return page(processingWords.title, h(OutcomesPage, { items }));
}
