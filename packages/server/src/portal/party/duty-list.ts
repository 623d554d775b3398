import { legalDayOf, type DutyKind } from "@kelisim/core";
import type { DutyAnswer } from "@kelisim/protocol";
import {
  DutiesPage,
  dutiesWords,
  DUTY_KIND_ORDER,
  DUTY_TABS,
  type DutyTab,
  type ShownDuty,
} from "@kelisim/web/pages";
import { h } from "preact";
import { page, type PageAnswer } from "../page-answer.ts";
import type { StaffVisit } from "../visit.ts";
import { gather, listPath } from "./gather.ts";
import { workingDaysLeft } from "./working-days.ts";

const STATUS = { open: "open", overdue: "overdue", done: "discharged" } as const;

const tabIn = ({ query }: StaffVisit): DutyTab =>
  DUTY_TABS.find((tab) => tab === query.get("tab")) ?? "open";

const kindIn = ({ query }: StaffVisit): DutyKind | undefined =>
  DUTY_KIND_ORDER.find((kind) => kind === query.get("kind"));

/** A duty with how far its last day is from today. */
export const shownDuty = ({ shell, now }: StaffVisit, duty: DutyAnswer): ShownDuty => ({
  duty,
  workingDaysLeft: workingDaysLeft(shell.ctx.calendar, legalDayOf(now), duty.due_on),
});

/** `/party/duties?tab=open&kind=…` */
export async function showDuties(visit: StaffVisit): Promise<PageAnswer> {
  const tab = tabIn(visit);
  const kind = kindIn(visit);
  const after = visit.query.get("after") ?? undefined;
  const { items, next } = await gather(
    visit,
    "list-duties",
    { query: { status: STATUS[tab] } },
    { after, keep: (duty) => kind === undefined || duty.kind === kind },
  );
  const pathOf = (place?: string): string => listPath("/party/duties", { tab, kind }, place);
  return page(
    dutiesWords.title,
    h(DutiesPage, {
      tab,
      kind,
      duties: items.map((duty) => shownDuty(visit, duty)),
      next: next === undefined ? undefined : pathOf(next),
      first: after === undefined ? undefined : pathOf(),
    }),
  );
}
