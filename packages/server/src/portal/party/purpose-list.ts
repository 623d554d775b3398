import { PurposesPage, purposeWords } from "@kelisim/web/pages";
import { h } from "preact";
import { page, type PageAnswer } from "../page-answer.ts";
import type { StaffVisit } from "../visit.ts";
import { gather, listPath } from "./gather.ts";

/** `/party/purposes` */
export async function showPurposes(visit: StaffVisit): Promise<PageAnswer> {
  const after = visit.query.get("after") ?? undefined;
  const { items, next } = await gather(visit, "list-purposes", {}, { after });
  return page(
    purposeWords.title,
    h(PurposesPage, {
      purposes: items,
      next: next === undefined ? undefined : listPath("/party/purposes", {}, next),
      first: after === undefined ? undefined : "/party/purposes",
      mayAdd: visit.persona.key.scopes.includes("registry:write"),
    }),
  );
}
