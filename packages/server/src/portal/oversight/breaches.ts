import { categoriesByCodes, objectsByIds, partiesByIds } from "@kelisim/store";
import { breachWords, OversightBreachesPage, terms, type BreachLine } from "@kelisim/web/pages";
import { h } from "preact";
import { deadline, legalDayOf } from "@kelisim/core";
import { page, type PageAnswer } from "../page-answer.ts";
import { gather, listPath } from "../party/gather.ts";
import type { StaffVisit } from "../visit.ts";
import { dueOf } from "./complaints.ts";
import { instantIn } from "./instant-in.ts";
import { looked } from "./looked.ts";

/** One working day from the report. */
const WORKING_DAYS = 1;

async function linesOf(
  visit: StaffVisit,
  items: Awaited<ReturnType<typeof gather<"list-breaches">>>["items"],
): Promise<BreachLine[]> {
  const { store, calendar } = visit.shell.ctx;
  const [parties, objects, categories] = await Promise.all([
    partiesByIds(store.db, [...new Set(items.map(({ party_id: id }) => id))]),
    objectsByIds(
      store.db,
      items.map(({ object_id: id }) => id),
    ),
    categoriesByCodes(store.db, [...new Set(items.flatMap((each) => each.categories))]),
  ]);
  return items.map((breach) => {
    const reportedAt = instantIn(breach.reported_at);
    const counted = deadline({
      ...{ calendar, receivedOn: legalDayOf(reportedAt), workingDays: WORKING_DAYS },
    });
    const party = parties.find(({ id }) => id === breach.party_id);
    return {
      party: party && { name: party.name, bin: party.bin },
      object: objects.find(({ id }) => id === breach.object_id)?.name,
      categories: breach.categories.map((code) => categories.get(code)?.name ?? terms.DataCategory),
      detectedAt: instantIn(breach.detected_at),
      ...{ reportedAt, concerned: breach.concerned },
      due: dueOf(visit, {
        ...{ due_on: breach.due_on, status: breach.status, provisional: !counted.official },
        // Where the days were counted by another reading, the day stands without its explanation.
        due_explanation: counted.dueOn === breach.due_on ? [...counted.explanation] : [],
      }),
      told: breach.status !== "discharged" ? "no" : breach.late === true ? "late" : "in-time",
    };
  });
}

/** `/oversight/breaches` */
export async function showBreaches(visit: StaffVisit): Promise<PageAnswer> {
  const after = visit.query.get("after") ?? undefined;
  return looked(visit, { page: "/oversight/breaches" }, async () => {
    const { items, next } = await gather(visit, "list-breaches", {}, { after });
    const breaches = await linesOf(visit, items);
    return {
      rows: breaches.length,
      bytes: JSON.stringify(items),
      answer: page(
        breachWords.title,
        h(OversightBreachesPage, {
          breaches,
          next: next === undefined ? undefined : listPath("/oversight/breaches", {}, next),
          first: after === undefined ? undefined : "/oversight/breaches",
        }),
      ),
    };
  });
}
