import { PersonDutyPage, receiptWords } from "@kelisim/web/pages";
import { h } from "preact";
import { NOT_FOUND_PAGE, page, type PageAnswer } from "../../page-answer.ts";
import type { PersonVisit } from "../../visit.ts";
import { isAboutConsent, mayReadAll } from "../with-rights.ts";
import { ownDuty } from "./own-records.ts";
import { shownTrackers } from "./shown-tracker.ts";

/** `GET /me/duties/:id`: what one organisation owes her, and how far it is. */
export async function showDuty(visit: PersonVisit): Promise<PageAnswer> {
  const found = await ownDuty(visit);
  if (found === undefined) return NOT_FOUND_PAGE;
  if (!isAboutConsent(found.record) && !(await mayReadAll(visit))) return NOT_FOUND_PAGE;
  const [tracker] = await shownTrackers(visit, found.state, [found.record]);
  return tracker === undefined
    ? NOT_FOUND_PAGE
    : page(receiptWords.tracker, h(PersonDutyPage, { tracker }));
}
