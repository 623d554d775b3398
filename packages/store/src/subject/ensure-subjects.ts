import { randomUUID } from "node:crypto";
import { idFrom, uuidOf, type Iin, type SubjectId } from "@kelisim/core";
import { columnArrays, givenRows, otherColumns } from "../db/bulk.ts";
import type { Db, Queryable } from "../db/db.ts";
import type { KeyRing, LookupMac } from "../keys/key-ring.ts";
import { holdKeyUse } from "../keys/key-use.ts";
import {
  ensureSubject,
  foundUnderAll,
  heldMacs,
  lookupMacsOf,
  type FoundSubject,
} from "./subjects.ts";

const LOOKUPS = {
  key_version: "int",
  mac: "bytea",
  subject_id: "uuid",
} as const;
const ADD_LOOKUPS = {
  name: "add-lookups-of-many",
  text: `insert into subject_lookup (field, key_version, ${otherColumns(LOOKUPS)})
         select 'iin', key_version, ${otherColumns(LOOKUPS)} from ${givenRows(LOOKUPS)} order by n
         on conflict do nothing returning subject_id`,
};
const ADD_SUBJECTS = {
  name: "add-subjects",
  text: `insert into subject (subject_id) select subject_id from ${givenRows({ subject_id: "uuid" })}
         order by n`,
};

/** Somebody who may be new: her number, its keyed hashes, and the id that she gets if she is. */
export type Candidate = {
  readonly iin: Iin;
  readonly subjectId: SubjectId;
  readonly macs: readonly LookupMac[];
};
type LookupRow = {
  readonly key_version: number;
  readonly mac: Uint8Array;
  readonly subject_id: string;
};

/** In one order for everybody, so that two who add the same persons wait and do not cross. */
const byMac = (a: LookupRow, b: LookupRow) =>
  a.key_version - b.key_version || Buffer.compare(a.mac, b.mac);

/** @returns whose they are that were not there yet, one for each row */
const addLookups = async (tx: Queryable, rows: readonly LookupRow[]): Promise<SubjectId[]> => {
  const added = await tx.query<{ subject_id: string }>(
    ADD_LOOKUPS,
    columnArrays(LOOKUPS, rows.toSorted(byMac)),
  );
  return added.map(({ subject_id }) => idFrom("sub", subject_id));
};

/**
 * Gives their numbers to those whom nobody else makes at the same time: whoever writes the look-up under the
 * oldest key in use makes her. Call it before any person's row is taken, and make a row for each of them.
 * @returns whose numbers were free
 * @throws CipherError when a MAC key is in use that this process does not hold
 */
export async function claimNumbers(
  tx: Queryable,
  candidates: readonly Candidate[],
): Promise<ReadonlySet<SubjectId>> {
  const [oldest, ...newer] = await holdKeyUse(tx, "mac");
  if (oldest === undefined) throw new Error("no MAC key is in use");
  const rowsOf = (some: readonly Candidate[], versions: readonly number[]): LookupRow[] =>
    some.flatMap(({ macs, subjectId }) =>
      heldMacs(macs, versions).map(({ keyVersion, mac }) => ({
        ...{ key_version: keyVersion, mac },
        subject_id: uuidOf(subjectId),
      })),
    );
  const made = new Set(await addLookups(tx, rowsOf(candidates, [oldest])));
  const rows = rowsOf(
    candidates.filter(({ subjectId }) => made.has(subjectId)),
    newer,
  );
  if (rows.length > 0 && (await addLookups(tx, rows)).length < rows.length) {
    throw new Error("the look-up rows of one identifier lead to two persons");
  }
  return made;
}

/** Makes those of the persons whom nobody else makes at the same time. @returns whom it made */
async function addNew(
  tx: Queryable,
  candidates: readonly Candidate[],
): Promise<readonly Candidate[]> {
  const claimed = await claimNumbers(tx, candidates);
  const made = candidates.filter(({ subjectId }) => claimed.has(subjectId));
  if (made.length === 0) return made;
  await tx.query(
    ADD_SUBJECTS,
    columnArrays(
      { subject_id: "uuid" },
      made.map(({ subjectId }) => ({ subject_id: uuidOf(subjectId) })),
    ),
  );
  return made;
}

/**
 * The persons with these IINs, by IIN digits, each made if she is new: `ensureSubject` for many, with a
 * statement for each table.
 * @param known what `foundUnderAll` has found of them, where somebody has looked already
 * @throws CipherError when a MAC key is in use that this process does not hold
 */
export async function ensureSubjects(
  db: Db,
  ring: KeyRing,
  iins: readonly Iin[],
  known?: ReadonlyMap<string, FoundSubject>,
): Promise<ReadonlyMap<string, SubjectId>> {
  const asked = [...new Map(iins.map((iin) => [iin.digits, iin])).values()];
  const subjects = new Map<string, SubjectId>();
  if (asked.length === 0) return subjects;
  const before = known ?? (await foundUnderAll(db, ring, asked));
  const unknown: Candidate[] = [];
  for (const iin of asked) {
    const found = before.get(iin.digits);
    if (found === undefined) {
      unknown.push({ iin, subjectId: idFrom("sub", randomUUID()), macs: lookupMacsOf(ring, iin) });
    }
    if (found?.isComplete === true) subjects.set(iin.digits, found.subjectId);
  }
  const made = unknown.length === 0 ? [] : await db.tx((tx) => addNew(tx, unknown));
  for (const { iin, subjectId } of made) subjects.set(iin.digits, subjectId);
  // Whoever lacks a look-up under a newer key, or came in between, is looked at alone.
  for (const iin of asked) {
    if (subjects.has(iin.digits)) continue;
    subjects.set(iin.digits, await ensureSubject(db, ring, iin));
  }
  return subjects;
}
