import { ReceiptPage, receiptWords, type JustDone, type ShownReceipt } from "@kelisim/web/pages";
import { h } from "preact";
import { NOT_FOUND_PAGE, page, type PageAnswer } from "../../page-answer.ts";
import type { PersonVisit } from "../../visit.ts";
import { ownConsent } from "./own-records.ts";
import { shownReceipt } from "./shown-receipt.ts";

const STANDS: Readonly<Record<NonNullable<JustDone>, (receipt: ShownReceipt) => boolean>> = {
  given: ({ status }) => status === "active",
  withdrawn: ({ status }) => status === "withdrawn",
  narrowed: ({ trackers }) => trackers.some(({ parts }) => parts.length > 0),
  disputed: ({ status }) => status === "disputed",
};

const isDone = (text: string): text is NonNullable<JustDone> => Object.hasOwn(STANDS, text);

/** What the address says was just done, if the consent stands so: nobody writes a false banner into a link. */
function justDone(receipt: ShownReceipt, done: string): JustDone {
  return isDone(done) && STANDS[done](receipt) ? done : undefined;
}

/** `GET /me/consents/:id` */
export async function showConsent(visit: PersonVisit): Promise<PageAnswer> {
  const found = await ownConsent(visit);
  if (found === undefined) return NOT_FOUND_PAGE;
  const receipt = await shownReceipt(visit, found.state, found.record);
  const just = justDone(receipt, visit.query.get("done") ?? "");
  return page(receiptWords.receipt, h(ReceiptPage, { receipt, just }));
}
