import { compareInstants, instantOf } from "@kelisim/core";
import {
  apiKeyById,
  endBulkRequest,
  forgetBulkRequests,
  noteRows,
  openBulkRequests,
  partyById,
  stopBulkRequest,
  waitingRows,
  type BulkRequest,
  type DoneRow,
  type WaitingRow,
} from "@kelisim/store";
import { askRow } from "../bulk/ask-row.ts";
import type { Caller } from "../http/operation.ts";
import { SECOND_MS, type Job, type JobContext, type JobResult } from "./job.ts";
import { FirstError } from "./of-all.ts";

/** Lists looked at in one run, and people of one list who are asked together. */
const LISTS = 20;
const PEOPLE = 25;
/** How long a list is there after its end. */
const KEPT_MS = 180 * 86_400_000;
const FORGOTTEN = 20;

type Progress = { asked: number; refused: number; readonly failed: FirstError };

/** Whoever started or went on with a list, as long as her role may ask. */
async function callerOf(
  { store: { db }, clock }: JobContext,
  { keyId, partyId }: BulkRequest,
): Promise<Caller | undefined> {
  const key = await apiKeyById(db, keyId);
  const party = await partyById(db, partyId);
  if (key === undefined || key.revokedAt !== undefined || party?.status !== "active") {
    return undefined;
  }
  const isOver = key.expiresAt !== undefined && compareInstants(key.expiresAt, clock.now()) <= 0;
  return isOver || !key.scopes.includes("consent:request") ? undefined : { key, party };
}

/** Asks some people at once; one bad record holds up nobody else. */
async function askSome(
  ctx: JobContext,
  caller: Caller,
  bulk: BulkRequest,
  rows: readonly WaitingRow[],
  { signal, progress }: { readonly signal: AbortSignal; readonly progress: Progress },
): Promise<void> {
  const asked = await Promise.all(
    rows.map((row) =>
      askRow(ctx, caller, bulk, row, () => signal.aborted).catch((error: unknown) => {
        progress.failed.note(error);
        return undefined;
      }),
    ),
  );
  const done = asked.filter((row): row is DoneRow => row !== undefined);
  await noteRows(ctx.store.db, bulk.id, done, ctx.clock.now());
  for (const { state } of done) progress[state] += 1;
}

/** Asks the people of one list. @returns whether nobody is left to be looked at */
async function goThrough(
  ctx: JobContext,
  bulk: BulkRequest,
  signal: AbortSignal,
  progress: Progress,
  people: number,
): Promise<boolean> {
  for (let line = 0; ;) {
    if (signal.aborted) return false;
    // Anew for each part: a role may end, and an officer may stop a list, while it is gone through.
    const caller = await callerOf(ctx, bulk);
    if (caller === undefined) {
      await stopBulkRequest(ctx.store.db, bulk, "key-ended", ctx.clock.now());
      return true;
    }
    const open = await openBulkRequests(ctx.store.db, LISTS);
    if (!open.some(({ id }) => id === bulk.id)) return true;
    const rows = await waitingRows(ctx.store, bulk.id, line, people);
    const last = rows.at(-1);
    if (last === undefined) break;
    await askSome(ctx, caller, bulk, rows, { signal, progress });
    line = last.line;
  }
  await endBulkRequest(ctx.store.db, bulk.id, ctx.clock.now());
  return true;
}

/**
 * Asks the people of lists that are not at their end. Cut off at any point it goes on where it is called again,
 * and asks nobody twice.
 * @param people asked together
 * @throws the first error of a line, after all others; a fault of the database at once
 */
export async function askListedPeople(
  ctx: JobContext,
  signal: AbortSignal,
  people = PEOPLE,
): Promise<JobResult> {
  const progress: Progress = { asked: 0, refused: 0, failed: new FirstError() };
  for (const bulk of await openBulkRequests(ctx.store.db, LISTS)) {
    const isThrough = await goThrough(ctx, bulk, signal, progress, people);
    if (!isThrough) {
      return { counts: { asked: progress.asked, refused: progress.refused }, again: true };
    }
  }
  progress.failed.throwIfAny();
  const before = instantOf(ctx.clock.now().epochMilliseconds - KEPT_MS);
  const forgotten = await forgetBulkRequests(ctx.store.db, before, FORGOTTEN);
  return { counts: { asked: progress.asked, refused: progress.refused, forgotten } };
}

/** Puts the questions of bulk requests, person by person. */
export const BULK_REQUESTS: Job = {
  name: "bulk-requests",
  everyMs: 3 * SECOND_MS,
  exclusive: true,
  addsEvidence: true,
  run: (ctx, signal) => askListedPeople(ctx, signal),
};
