import { randomUUID } from "node:crypto";
import {
  idFrom,
  uuidOf,
  type ApiKeyId,
  type Iin,
  type Instant,
  type PartyId,
  type SubjectId,
} from "@kelisim/core";
import { columnArrays, givenRows, otherColumns } from "../../db/bulk.ts";
import type { Queryable } from "../../db/db.ts";
import { encryptText, type FieldPlace } from "../../keys/field-cipher.ts";
import type { Store } from "../../store.ts";
import { ensureSubjects } from "../../subject/ensure-subjects.ts";
import { ensureDataKeys } from "../../subject/personal-fields.ts";

/** A line of a list: a person's number, or why it is none. Lines are counted from 1. */
export type BulkLine =
  { readonly line: number; readonly iin: Iin } | { readonly line: number; readonly fault: string };

export type NewBulkRequest = {
  readonly partyId: PartyId;
  readonly keyId: ApiKeyId;
  readonly body: Readonly<Record<string, unknown>>;
  readonly lines: readonly BulkLine[];
  readonly at: Instant;
};

/** Persons of one transaction: their rows are locked for it. */
const CHUNK = 500;

const LOCK = {
  name: "lock-people-of-list",
  text: `select subject_id from subject where subject_id = any($1::uuid[]) and erased_at is null
         order by subject_id for update`,
};
const ROWS = {
  subject_id: "uuid",
  bulk_id: "uuid",
  line_number: "int",
  sealed: "bytea",
} as const;
const ADD_ROWS = {
  name: "add-bulk-request-rows",
  text: `insert into bulk_request_row (subject_id, ${otherColumns(ROWS)}, state)
         select subject_id, ${otherColumns(ROWS)}, 'waiting' from ${givenRows(ROWS)}
         on conflict do nothing`,
};
const FAULTS = { bulk_id: "uuid", line_number: "int", code: "text" } as const;
const ADD_FAULTS = {
  name: "add-bulk-request-faults",
  text: `insert into bulk_request_fault (bulk_id, ${otherColumns(FAULTS)})
         select bulk_id, ${otherColumns(FAULTS)} from ${givenRows(FAULTS)} on conflict do nothing`,
};

/** Where a line's number stands, bound into its encryption. */
export const bulkRowPlace = (subjectId: SubjectId, bulkId: string, line: number): FieldPlace => ({
  table: "bulk_request_row",
  subjectId: uuidOf(subjectId),
  rowId: `${bulkId} ${line}`,
  column: "sealed",
});

type Named = { readonly line: number; readonly iin: Iin; readonly subjectId: SubjectId };
type Faulty = { readonly line: number; readonly fault: string };

const isNamed = (line: BulkLine): line is Extract<BulkLine, { readonly iin: Iin }> => "iin" in line;

/** Keeps the numbers of some lines, each under its person's own key. @returns lines whose person is gone */
async function addRows(
  tx: Queryable,
  { ring }: Pick<Store, "ring">,
  bulkId: string,
  named: readonly Named[],
): Promise<Faulty[]> {
  const ids = [...new Set(named.map(({ subjectId }) => uuidOf(subjectId)))];
  const alive = await tx.query<{ subject_id: string }>(LOCK, [ids]);
  const there = new Set(alive.map(({ subject_id }) => idFrom("sub", subject_id)));
  const keys = await ensureDataKeys(tx, ring, [...there]);
  const rows = [];
  const gone: Faulty[] = [];
  for (const { line, iin, subjectId } of named) {
    const dataKey = keys.get(subjectId);
    if (dataKey === undefined) {
      gone.push({ line, fault: "person-erased" });
      continue;
    }
    rows.push({
      subject_id: uuidOf(subjectId),
      bulk_id: bulkId,
      line_number: line,
      sealed: encryptText(dataKey, bulkRowPlace(subjectId, bulkId, line), iin.digits),
    });
  }
  await tx.query(ADD_ROWS, columnArrays(ROWS, rows));
  return gone;
}

const addFaults = async (
  db: Queryable,
  bulkId: string,
  faults: readonly Faulty[],
): Promise<void> => {
  if (faults.length === 0) return;
  const rows = faults.map(({ line, fault }) => ({
    bulk_id: bulkId,
    line_number: line,
    code: fault,
  }));
  await db.query(ADD_FAULTS, columnArrays(FAULTS, rows));
};

/**
 * Keeps a list of people to be asked. A number stands in it only under its person's own key, and only until she
 * was asked. Nobody is asked before the whole list is there.
 * @returns UUID of the list
 */
export async function startBulkRequest(
  store: Pick<Store, "db" | "ring">,
  { partyId, keyId, body, lines, at }: NewBulkRequest,
): Promise<string> {
  const { db, ring } = store;
  const id = randomUUID();
  await db.query(
    `insert into bulk_request (bulk_id, party_id, key_id, started_at, line_count, body)
     values ($1, $2, $3, $4, $5, $6::jsonb)`,
    [id, uuidOf(partyId), uuidOf(keyId), at, lines.length, JSON.stringify(body)],
  );
  const named = lines.filter(isNamed);
  const faults = lines.filter((line) => !isNamed(line)) as readonly Faulty[];
  await addFaults(db, id, faults);
  for (let from = 0; from < named.length; from += CHUNK) {
    const some = named.slice(from, from + CHUNK);
    const subjects = await ensureSubjects(
      db,
      ring,
      some.map(({ iin }) => iin),
    );
    const placed = some.map(({ line, iin }): Named => {
      const subjectId = subjects.get(iin.digits);
      if (subjectId === undefined) throw new Error("a person of the list was not made");
      return { line, iin, subjectId };
    });
    const gone = await db.tx((tx) => addRows(tx, store, id, placed));
    await addFaults(db, id, gone);
  }
  await db.query("update bulk_request set ready_at = $2 where bulk_id = $1", [id, at]);
  return id;
}
