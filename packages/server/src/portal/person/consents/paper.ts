import { PaperPage, paperWords, type ShownQr } from "@kelisim/web/pages";
import { h } from "preact";
import { encode } from "uqr";
import { NOT_FOUND_PAGE, page, type PageAnswer } from "../../page-answer.ts";
import type { PersonVisit } from "../../visit.ts";
import { ownRequest } from "./own-records.ts";
import { endedPage, endedState, noticeOf, requestPath } from "./request-page.ts";
import { lineOfRequest } from "./shown-line.ts";

/** Light squares around the code, without which cameras do not find it. */
const QUIET = 4;

/** A QR code as one outline: a unit square for each dark one. */
export function qrOf(url: string): ShownQr {
  const { data, size } = encode(url, { ecc: "M", border: QUIET });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size, path: squares.join("") };
}

/** `GET /me/requests/:id/paper`: the request to print; only one that still waits. */
export async function showPaper(visit: PersonVisit): Promise<PageAnswer> {
  const found = await ownRequest(visit);
  if (found === undefined) return NOT_FOUND_PAGE;
  const { record: request } = found;
  const ended = await endedState(visit, request);
  if (ended !== undefined) return endedPage(visit, request, ended, false);
  const content = h(PaperPage, {
    line: await lineOfRequest(visit.shell.ctx.store.db, request),
    requestPath: requestPath(request),
    matchingWord: request.matchingWord,
    notice: await noticeOf(visit, request),
    qr: qrOf(`${visit.shell.baseUrl()}/answer/${request.id}`),
  });
  return page(paperWords.title, content);
}
