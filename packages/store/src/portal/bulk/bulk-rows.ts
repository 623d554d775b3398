import {
  idFrom,
  parseIin,
  uuidOf,
  type Iin,
  type Instant,
  type RequestId,
  type SubjectId,
} from "@kelisim/core";
import { columnArrays, givenRows } from "../../db/bulk.ts";
import type { Queryable, Row } from "../../db/db.ts";
import { CipherError } from "../../keys/cipher-error.ts";
import { decryptText } from "../../keys/field-cipher.ts";
import type { Store } from "../../store.ts";
import { storedDataKey } from "../../subject/personal-fields.ts";
import { bulkRowPlace } from "./start-bulk-request.ts";

/** A line whose person is still to be asked. */
export type WaitingRow = {
  readonly line: number;
  readonly subjectId: SubjectId;
  /** `undefined` once she was erased or locked. */
  readonly iin: Iin | undefined;
};

/** What became of a line. */
export type DoneRow = { readonly line: number; readonly subjectId: SubjectId } & (
  | { readonly state: "asked"; readonly requestId: RequestId }
  | { readonly state: "refused"; readonly code: string }
);

const WAITING = {
  name: "waiting-rows-of-list",
  text: `select subject_id, line_number, sealed from bulk_request_row
         where bulk_id = $1 and state = 'waiting' and line_number > $2
         order by line_number limit $3`,
};
const DONE = {
  subject_id: "uuid",
  line_number: "int",
  state: "text",
  code: "text",
  request_id: "uuid",
} as const;
const NOTE = {
  name: "note-rows-of-list",
  text: `update bulk_request_row r set state = given.state, code = given.code, request_id = given.request_id,
             done_at = $7, sealed = null
         from ${givenRows(DONE)}
         where r.subject_id = given.subject_id and r.bulk_id = $6
           and r.line_number = given.line_number and r.state = 'waiting'`,
};
const END = {
  name: "end-bulk-request",
  text: `update bulk_request b set ended_at = $2
         where b.bulk_id = $1 and b.ended_at is null and not exists (
           select from bulk_request_row r where r.bulk_id = b.bulk_id and r.state = 'waiting')`,
};

type WaitingDbRow = Row & { subject_id: string; line_number: number; sealed: Uint8Array | null };

async function numberIn(
  { db, ring }: Pick<Store, "db" | "ring">,
  bulkId: string,
  { line_number: line, sealed, ...row }: WaitingDbRow,
): Promise<Iin | undefined> {
  const subjectId = idFrom("sub", row.subject_id);
  const dataKey = sealed === null ? undefined : await storedDataKey(db, ring, subjectId);
  if (sealed === null || dataKey === undefined) return undefined;
  try {
    const read = parseIin(decryptText(dataKey, bulkRowPlace(subjectId, bulkId, line), sealed));
    return read.ok ? read.iin : undefined;
  } catch (error) {
    if (error instanceof CipherError && error.code === "does-not-open") return undefined;
    throw error;
  }
}

/** Some lines whose people are still to be asked, in their order. */
export async function waitingRows(
  store: Pick<Store, "db" | "ring">,
  bulkId: string,
  afterLine: number,
  limit: number,
): Promise<WaitingRow[]> {
  const rows = await store.db.query<WaitingDbRow>(WAITING, [bulkId, afterLine, limit]);
  return Promise.all(
    rows.map(async (row) => ({
      line: row.line_number,
      subjectId: idFrom("sub", row.subject_id),
      iin: await numberIn(store, bulkId, row),
    })),
  );
}

/** Notes what became of some lines; their numbers are forgotten. */
export async function noteRows(
  db: Queryable,
  bulkId: string,
  done: readonly DoneRow[],
  at: Instant,
): Promise<void> {
  if (done.length === 0) return;
  const rows = done.map((row) => ({
    subject_id: uuidOf(row.subjectId),
    line_number: row.line,
    state: row.state,
    code: row.state === "refused" ? row.code : null,
    request_id: row.state === "asked" ? uuidOf(row.requestId) : null,
  }));
  await db.query(NOTE, [...columnArrays(DONE, rows), bulkId, at]);
}

/** Ends a list of which nobody is left to ask. */
export async function endBulkRequest(db: Queryable, bulkId: string, at: Instant): Promise<void> {
  await db.query(END, [bulkId, at]);
}
