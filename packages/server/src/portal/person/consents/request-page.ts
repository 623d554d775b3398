import { requestStatus, type ConsentRequest, type Text3 } from "@kelisim/core";
import { noticeByHash, objectById, purposeById } from "@kelisim/store";
import {
  EndedRequestPage,
  consentPath,
  endedRequestWords,
  questionWords,
  QuestionPage,
  type EndedRequest,
  type QuestionPageProps,
  type ShownNotice,
} from "@kelisim/web/pages";
import { h } from "preact";
import { NOT_FOUND_PAGE, page, type PageAnswer } from "../../page-answer.ts";
import { representedName } from "../../session/represented-name.ts";
import type { PersonVisit } from "../../visit.ts";
import { takenByLaw } from "./by-law.ts";
import { mayAnswer } from "./may-answer.ts";
import { ownRequest, type Own } from "./own-records.ts";
import { lineOfRequest, shownCategories } from "./shown-line.ts";
import { canSign } from "./signing.ts";

const HTTP_CONFLICT = 409;

export const requestPath = (request: ConsentRequest): string => `/me/requests/${request.id}`;

/** The words that the request's hash covers. */
export async function noticeOf(
  { shell }: PersonVisit,
  { notice }: Pick<ConsentRequest, "notice">,
): Promise<ShownNotice> {
  const text: Text3 | undefined = await noticeByHash(shell.ctx.store.db, notice.hash);
  if (text === undefined) throw new Error("a request without the words of its notice");
  return { ...notice, text };
}

/** How a request stands for whoever may answer it: `closed` where nobody can say yes any more. */
export async function endedState(
  { shell, now }: PersonVisit,
  request: ConsentRequest,
): Promise<EndedRequest | undefined> {
  const status = requestStatus(request, now);
  if (status !== "pending") return status;
  const { db } = shell.ctx.store;
  const purpose = await purposeById(db, request.purposeId);
  const object = await objectById(db, request.objectId);
  const isOpen =
    purpose?.status === "active" && purpose.banned === undefined && object?.status === "active";
  return isOpen ? undefined : "closed";
}

/** A request that has ended, as a page. @param tooLate whether somebody answered it just now, in vain */
export async function endedPage(
  visit: PersonVisit,
  request: ConsentRequest,
  ended: EndedRequest,
  tooLate: boolean,
): Promise<PageAnswer> {
  const { outcome } = request;
  const content = h(EndedRequestPage, {
    ...{ ended, tooLate },
    at: outcome.state === "pending" ? undefined : outcome.at,
    line: await lineOfRequest(visit.shell.ctx.store.db, request),
    receiptPath: outcome.state === "granted" ? consentPath(outcome.consentId) : undefined,
    coolDownDays: visit.shell.ctx.config.readings.coolDownDays,
  });
  return page(endedRequestWords[ended], content, tooLate ? HTTP_CONFLICT : 200);
}

const standingCodes = ({ state, record }: Own<ConsentRequest>): readonly string[] =>
  record.addsTo === undefined ? [] : (state.consents.get(record.addsTo)?.categories ?? []);

/** The consent screen. @param errors what was wrong with the answer that brought her back to it */
export async function questionPage(
  visit: PersonVisit,
  found: Own<ConsentRequest>,
  errors: QuestionPageProps["errors"] = [],
): Promise<PageAnswer> {
  const { record: request, state } = found;
  const { ctx } = visit.shell;
  const { db } = ctx.store;
  const { persona } = visit;
  const content = h(QuestionPage, {
    errors,
    line: await lineOfRequest(db, request),
    standing: await shownCategories(db, standingCodes(found)),
    acting:
      persona.kind === "represented"
        ? { dataSubject: representedName(persona, visit.language) }
        : undefined,
    may: mayAnswer(visit, state),
    matchingWord: request.matchingWord,
    expiresAt: request.expiresAt,
    notice: await noticeOf(visit, request),
    byLaw: await takenByLaw(db, request),
    coolDownDays: ctx.config.readings.coolDownDays,
    canSign: canSign(visit),
    paperPath: `${requestPath(request)}/paper`,
  });
  return page(questionWords.windowTitle, content, errors.length === 0 ? 200 : 422);
}

/** `GET /me/requests/:id` */
export async function showRequest(visit: PersonVisit): Promise<PageAnswer> {
  const found = await ownRequest(visit);
  if (found === undefined) return NOT_FOUND_PAGE;
  const ended = await endedState(visit, found.record);
  return ended === undefined
    ? questionPage(visit, found)
    : endedPage(visit, found.record, ended, false);
}
