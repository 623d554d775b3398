import { AutomatedPage, automatedWords } from "@kelisim/web/pages";
import { h } from "preact";
import { page, type PageAnswer } from "../page-answer.ts";
import type { StaffVisit } from "../visit.ts";
import { gather, listPath } from "./gather.ts";

/** `/party/automated` */
export async function showAutomated(visit: StaffVisit): Promise<PageAnswer> {
  const after = visit.query.get("after") ?? undefined;
  const query = { party_id: visit.persona.party.id };
  const { items, next } = await gather(visit, "list-automated-processes", { query }, { after });
  return page(
    automatedWords.title,
    h(AutomatedPage, {
      processes: items,
      next: next === undefined ? undefined : listPath("/party/automated", {}, next),
      first: after === undefined ? undefined : "/party/automated",
    }),
  );
}
