import { EMPTY_SUBJECT, uuidOf, type EventDraft, type Iin, type SubjectId } from "@kelisim/core";
import {
  bulkWriter,
  BulkStatement,
  onlyInserting,
  otherColumns,
  type BulkWrite,
} from "../db/bulk.ts";
import type { Queryable } from "../db/db.ts";
import { inOneBatch, type Logged } from "../evidence-log/event-batch.ts";
import { CipherError } from "../keys/cipher-error.ts";
import { newDataKey } from "../keys/field-cipher.ts";
import type { KeyRing, LookupMac, WrappedKey } from "../keys/key-ring.ts";
import { holdKeyUse } from "../keys/key-use.ts";
import { claimNumbers } from "./ensure-subjects.ts";
import { changeOf } from "./group-of-work.ts";
import { fieldRow, type FieldRow } from "./personal-fields.ts";
import type { SubjectChange } from "./subject-change.ts";
import type { SubjectCommand } from "./subject-command.ts";
import { CHANGE_WRITERS } from "./write-changes.ts";

/** A person whom nobody knows, and what her first command makes of her: ready to be written. */
export type Newcomer = SubjectChange & {
  readonly iin: Iin;
  readonly macs: readonly LookupMac[];
  readonly wrapped: WrappedKey;
  readonly field: FieldRow;
};

/**
 * Makes ready what a command writes about somebody who has no life here yet: it needs no database.
 * @param command about a new random id
 * @param drafts what core makes of the command for somebody of whom nothing is known; at least one
 * @param macs the keyed hashes of her number under all keys that are held
 */
export async function newcomerOf(
  ring: KeyRing,
  command: SubjectCommand<unknown>,
  drafts: readonly EventDraft[],
  { iin, macs }: { readonly iin: Iin; readonly macs: readonly LookupMac[] },
): Promise<Newcomer> {
  const { subjectId } = command;
  const dataKey = newDataKey();
  const wrapped = await ring.wrap(uuidOf(subjectId), dataKey);
  const field = fieldRow({ subjectId, dataKey, field: "iin", value: iin.digits });
  return { ...changeOf(command, EMPTY_SUBJECT, drafts), dataKey, iin, macs, wrapped, field };
}

const SUBJECTS = { subject_id: "uuid", seq: "int", last_event_at: "timestamptz" } as const;
const SUBJECT_WRITER = bulkWriter(
  SUBJECTS,
  ({ subjectId, after }: Newcomer) => [
    { subject_id: uuidOf(subjectId), seq: after.seq, last_event_at: after.lastEventAt ?? null },
  ],
  (given) =>
    `insert into subject (subject_id, ${otherColumns(SUBJECTS)})
     select subject_id, ${otherColumns(SUBJECTS)} from ${given} order by n`,
);

const KEYS = { subject_id: "uuid", key_version: "int", wrapped: "bytea" } as const;
const KEY_WRITER = bulkWriter(
  KEYS,
  ({ subjectId, wrapped: { kekVersion, wrapped } }: Newcomer) => [
    { subject_id: uuidOf(subjectId), key_version: kekVersion, wrapped },
  ],
  (given) =>
    `insert into subject_key (subject_id, ${otherColumns(KEYS)})
     select subject_id, ${otherColumns(KEYS)} from ${given} order by n`,
);

const FIELDS = { subject_id: "uuid", field: "text", sealed: "bytea" } as const;
const FIELD_WRITER = bulkWriter(
  FIELDS,
  ({ field }: Newcomer) => [field],
  (given) =>
    `insert into subject_field (subject_id, ${otherColumns(FIELDS)})
     select subject_id, ${otherColumns(FIELDS)} from ${given} order by n`,
);

const NEWCOMERS = new BulkStatement<Logged<Newcomer>>({
  name: "write-newcomers",
  writers: [SUBJECT_WRITER, KEY_WRITER, FIELD_WRITER, ...onlyInserting(CHANGE_WRITERS)],
});

const writeOf = (newcomers: readonly Newcomer[]): BulkWrite | undefined =>
  NEWCOMERS.prepare(inOneBatch(newcomers));

/** Newcomers with the statement that writes them all. */
export type ReadyNewcomers = {
  readonly newcomers: readonly Newcomer[];
  readonly write: BulkWrite | undefined;
};

/** In the order of their ids, in which nearly all that is written about them is indexed. */
export function readyNewcomers(some: readonly Newcomer[]): ReadyNewcomers {
  const newcomers = some.toSorted((a, b) => (a.subjectId < b.subjectId ? -1 : 1));
  return { newcomers, write: writeOf(newcomers) };
}

/**
 * Writes those of the newcomers whom nobody else has made meanwhile: nobody sees them before the transaction
 * ends, so that there is nothing to lock and nothing to load. Call it before any person's row is taken.
 * @returns whom it made
 * @throws CipherError when a key was taken into use or destroyed that this process did not know of
 */
export async function writeNewcomers(
  tx: Queryable,
  { newcomers, write }: ReadyNewcomers,
): Promise<ReadonlySet<SubjectId>> {
  if (newcomers.length === 0) return new Set();
  const inUse = await holdKeyUse(tx, "data");
  if (!newcomers.every(({ wrapped }) => inUse.includes(wrapped.kekVersion))) {
    throw new CipherError("unknown-version", "a data key");
  }
  const made = await claimNumbers(tx, newcomers);
  const ready =
    made.size === newcomers.length
      ? write
      : writeOf(newcomers.filter(({ subjectId }) => made.has(subjectId)));
  if (ready !== undefined) await tx.query(ready.statement, ready.params);
  return made;
}
