import {
  bulkProgress,
  bulkRequestOf,
  bulkResults,
  resumeBulkRequest,
  stopBulkRequest,
  type BulkRequest,
  type BulkResult,
} from "@kelisim/store";
import { BulkDetailPage, bulkWords } from "@kelisim/web/pages";
import { h } from "preact";
import { NOT_FOUND_PAGE, page, redirect, type PageAnswer } from "../page-answer.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { purposeIdOf, stateOf } from "./bulk.ts";
import { bulkReason } from "./bulk-reason.ts";
import { csvText } from "./csv.ts";
import { listPath } from "./gather.ts";
import { purposeName, UNKNOWN } from "./names.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SHOWN = 100;
const READ = 1000;

async function ownBulk({ shell, persona, params }: StaffVisit): Promise<BulkRequest | undefined> {
  const id = params["id"] ?? "";
  return UUID.test(id) ? bulkRequestOf(shell.ctx.store.db, persona.party.id, id) : undefined;
}

/** `/party/bulk/:id?after=…`: lines stand in the address, persons never. */
export async function showBulkDetail(visit: StaffVisit): Promise<PageAnswer> {
  const bulk = await ownBulk(visit);
  if (bulk === undefined) return NOT_FOUND_PAGE;
  const { db } = visit.shell.ctx.store;
  const after = /^\d{1,6}$/.exec(visit.query.get("after") ?? "")?.[0];
  const read = await bulkResults(db, bulk.id, {
    afterLine: Number(after ?? 0),
    limit: SHOWN + 1,
    onlyErrors: true,
  });
  const shown = read.slice(0, SHOWN);
  const path = `/party/bulk/${bulk.id}`;
  const last = read.length > SHOWN ? shown.at(-1) : undefined;
  const purposeId = purposeIdOf(bulk);
  return page(
    bulkWords.title,
    h(BulkDetailPage, {
      ...{ id: bulk.id, startedAt: bulk.startedAt, stopped: bulk.stopped },
      purpose: purposeId === undefined ? UNKNOWN : await purposeName(visit, purposeId),
      state: stateOf(bulk),
      counts: { total: bulk.lineCount, ...(await bulkProgress(db, bulk.id)) },
      errors: shown.map(({ line, code }) => ({ line, reason: bulkReason(code, visit.language) })),
      next: last === undefined ? undefined : listPath(path, {}, String(last.line)),
      first: after === undefined ? undefined : path,
    }),
  );
}

/** `/party/bulk/:id/progress`: for the bar that moves by itself. */
export async function bulkProgressFile(visit: StaffVisit): Promise<PageAnswer> {
  const bulk = await ownBulk(visit);
  if (bulk === undefined) return NOT_FOUND_PAGE;
  const { waiting } = await bulkProgress(visit.shell.ctx.store.db, bulk.id);
  // Whatever stands still is drawn anew, with its reason.
  const isOver = stateOf(bulk) !== "running";
  const done = isOver ? bulk.lineCount : Math.min(bulk.lineCount - waiting, bulk.lineCount - 1);
  return {
    kind: "file",
    type: "application/json; charset=utf-8",
    name: undefined,
    bytes: JSON.stringify({ done, total: bulk.lineCount }),
  };
}

async function allResults(visit: StaffVisit, id: string): Promise<readonly BulkResult[]> {
  const all: BulkResult[] = [];
  for (;;) {
    const some = await bulkResults(visit.shell.ctx.store.db, id, {
      afterLine: all.at(-1)?.line ?? 0,
      limit: READ,
      onlyErrors: false,
    });
    all.push(...some);
    if (some.length < READ) return all;
  }
}

/** `/party/bulk/:id/results.csv`: by the number of the line, never by that of the person. */
export async function bulkResultsFile(visit: StaffVisit): Promise<PageAnswer> {
  const bulk = await ownBulk(visit);
  if (bulk === undefined) return NOT_FOUND_PAGE;
  const { language, shell } = visit;
  const { line, result, reason, link, word } = bulkWords;
  const heading = [line, result, reason, link, word].map((words) => words[language]);
  const rows = (await allResults(visit, bulk.id)).map((one) => [
    String(one.line),
    bulkWords[one.state][language],
    bulkReason(one.code, language),
    one.requestId === undefined ? "" : `${shell.baseUrl()}/answer/${one.requestId}`,
    one.matchingWord ?? "",
  ]);
  return {
    kind: "file",
    type: "text/csv; charset=utf-8",
    name: "kelisim-results.csv",
    bytes: csvText([heading, ...rows]),
  };
}

/** Stops a list, or goes on with one that stands still, under the key of whoever goes on. */
export async function takeBulkDetail(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const bulk = await ownBulk(visit);
  if (bulk === undefined) return NOT_FOUND_PAGE;
  const { db } = visit.shell.ctx.store;
  if (form.get("act") === "stop") await stopBulkRequest(db, bulk, "by-hand", visit.now);
  if (form.get("act") === "resume") await resumeBulkRequest(db, bulk, visit.persona.key.id);
  return redirect(`/party/bulk/${bulk.id}`);
}
