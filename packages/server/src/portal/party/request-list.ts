import { parseInstant, type ConsentRequest } from "@kelisim/core";
import { requestsOfParty } from "@kelisim/store";
import { RequestsPage, partyRequestWords, type RequestLine } from "@kelisim/web/pages";
import { h } from "preact";
import { openCursor, sealCursor, type PageCall } from "../../routes/cursor.ts";
import { requestView } from "../../views/consent-views.ts";
import { page, type PageAnswer } from "../page-answer.ts";
import type { StaffVisit } from "../visit.ts";
import { listPath } from "./gather.ts";
import { purposesNamed, UNKNOWN } from "./names.ts";

const PAGE = 50;
const MOST_READS = 12;
const LIST = "requests-of-party";

const callOf = ({ shell, persona }: StaffVisit): PageCall => ({
  ctx: shell.ctx,
  caller: { key: persona.key, party: persona.party },
});

type Lines = { readonly lines: readonly RequestLine[]; readonly next: string | undefined };

async function linesOf(
  visit: StaffVisit,
  requests: readonly ConsentRequest[],
): Promise<readonly RequestLine[]> {
  const purposes = await purposesNamed(
    visit,
    requests.map(({ purposeId }) => purposeId),
  );
  return requests.map((request) => {
    const purpose = purposes.get(request.purposeId);
    const { status } = requestView(request, visit.now, "", purpose?.status === "closed");
    const { id, requestedAt: askedAt, expiresAt } = request;
    return { ...{ id, status, askedAt, expiresAt }, purpose: purpose?.name ?? UNKNOWN };
  });
}

/** A page of what the party asked, the newest first. No call of the contract lists requests. */
export async function requestLines(
  visit: StaffVisit,
  onlyWaiting: boolean,
  cursor: string | undefined,
  enough = PAGE,
): Promise<Lines> {
  const call = callOf(visit);
  const place = cursor === undefined ? undefined : openCursor(call, LIST, onlyWaiting, cursor);
  const at = place === undefined ? undefined : parseInstant(place["at"] ?? "");
  let after = at === undefined ? undefined : { at, id: place?.["id"] ?? "" };
  const lines: RequestLine[] = [];
  for (let reads = 0; reads < MOST_READS; reads += 1) {
    const read = await requestsOfParty(visit.shell.ctx.store.db, {
      ...{ partyId: visit.persona.party.id, after },
      limit: PAGE + 1,
    });
    const shown = await linesOf(visit, read.slice(0, PAGE));
    for (const line of shown) {
      after = { at: line.askedAt, id: line.id.slice(4) };
      if (onlyWaiting && line.status !== "pending") continue;
      lines.push(line);
      if (lines.length === enough) break;
    }
    const isLast = read.length <= PAGE && after?.id === read.at(-1)?.id.slice(4);
    if (isLast || after === undefined) return { lines, next: undefined };
    if (lines.length === enough) break;
  }
  if (after === undefined) return { lines, next: undefined };
  const values = { at: after.at.toString(), id: after.id };
  return { lines, next: sealCursor(call, LIST, onlyWaiting, values) };
}

/** `/party/requests` */
export async function showRequests(visit: StaffVisit): Promise<PageAnswer> {
  const all = visit.query.get("tab") === "all";
  const after = visit.query.get("after") ?? undefined;
  const { lines, next } = await requestLines(visit, !all, after);
  const pathOf = (place?: string): string =>
    listPath("/party/requests", { tab: all ? "all" : undefined }, place);
  return page(
    partyRequestWords.title,
    h(RequestsPage, {
      all,
      requests: lines,
      next: next === undefined ? undefined : pathOf(next),
      first: after === undefined ? undefined : pathOf(),
      mayAsk: visit.persona.key.scopes.includes("consent:request"),
    }),
  );
}
