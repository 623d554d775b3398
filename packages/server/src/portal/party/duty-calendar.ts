import { addDays, DUTY_TEXTS, startOfDay } from "@kelisim/core";
import type { DutyAnswer } from "@kelisim/protocol";
import { dutiesWords, terms } from "@kelisim/web/pages";
import type { PageAnswer } from "../page-answer.ts";
import type { StaffVisit } from "../visit.ts";
import { gather } from "./gather.ts";
import { icsText, type IcsEvent } from "./ics.ts";

/** More than a calendar shows usefully; who owes more has systems of its own. */
const MOST = 2000;
const REMINDER_HOUR = 9;

function eventOf(duty: DutyAnswer, { shell, language }: StaffVisit): IcsEvent {
  const base = shell.baseUrl();
  const url = `${base}/party/duties/${duty.id}`;
  const name = terms[duty.kind][language];
  // On the day on which the strictest reading ends, or on the day before if that is the same one.
  const remindOn = duty.warn_on < duty.due_on ? duty.warn_on : addDays(duty.due_on, -1);
  return {
    uid: `${duty.id}@${new URL(base).hostname}`,
    day: duty.due_on,
    summary: `${name}: ${dutiesWords.due[language]}`,
    description: `${DUTY_TEXTS[duty.kind][language]}\n${url}`,
    url,
    remindAt: startOfDay(remindOn).add({ hours: REMINDER_HOUR }),
  };
}

/** `/party/duties.ics`: what is open, each on its last day. Nothing in it is about a person. */
export async function dutyCalendar(visit: StaffVisit): Promise<PageAnswer> {
  const { items } = await gather(
    visit,
    "list-duties",
    { query: { status: "open,overdue" } },
    { enough: MOST },
  );
  return {
    kind: "file",
    type: "text/calendar; charset=utf-8",
    name: "kelisim-duties.ics",
    bytes: icsText({
      name: `Kelisim: ${dutiesWords.title[visit.language]}`,
      language: visit.language,
      now: visit.now,
      events: items.map((duty) => eventOf(duty, visit)),
    }),
  };
}
