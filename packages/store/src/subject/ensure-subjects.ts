import { randomUUID } from "node:crypto";
import { idFrom, uuidOf, type Iin, type SubjectId } from "@kelisim/core";
import { columnArrays, givenRows, otherColumns } from "../db/bulk.ts";
import type { Db, Queryable } from "../db/db.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { holdKeyUse } from "../keys/key-use.ts";
import {
  ensureSubject,
  findSubjects,
  foundUnderAll,
  lookupMacsUnder,
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

type Candidate = { readonly iin: Iin; readonly subjectId: SubjectId };
type LookupRow = {
  readonly key_version: number;
  readonly mac: Uint8Array;
  readonly subject_id: string;
};

/** In one order for everybody, so that two who add the same persons wait and do not cross. */
const byMac = (a: LookupRow, b: LookupRow) =>
  a.key_version - b.key_version || Buffer.compare(a.mac, b.mac);

const addLookups = async (tx: Queryable, rows: readonly LookupRow[]): Promise<Set<string>> => {
  const added = await tx.query<{ subject_id: string }>(
    ADD_LOOKUPS,
    columnArrays(LOOKUPS, rows.toSorted(byMac)),
  );
  return new Set(added.map(({ subject_id }) => idFrom("sub", subject_id)));
};

/**
 * Makes those of the persons whom nobody else makes at the same time: whoever writes the look-up under the
 * oldest key in use makes her. @returns whom it made
 */
async function addNew(
  tx: Queryable,
  ring: KeyRing,
  candidates: readonly Candidate[],
): Promise<readonly Candidate[]> {
  const [oldest, ...newer] = await holdKeyUse(tx, "mac");
  if (oldest === undefined) throw new Error("no MAC key is in use");
  const rowsOf = (some: readonly Candidate[], versions: readonly number[]): LookupRow[] =>
    some.flatMap(({ iin, subjectId }) =>
      lookupMacsUnder(ring, iin, versions).map(({ keyVersion, mac }) => ({
        ...{ key_version: keyVersion, mac },
        subject_id: uuidOf(subjectId),
      })),
    );
  const added = await addLookups(tx, rowsOf(candidates, [oldest]));
  const made = candidates.filter(({ subjectId }) => added.has(subjectId));
  if (made.length === 0) return made;
  await tx.query(
    ADD_SUBJECTS,
    columnArrays(
      { subject_id: "uuid" },
      made.map(({ subjectId }) => ({ subject_id: uuidOf(subjectId) })),
    ),
  );
  if (newer.length > 0) await addLookups(tx, rowsOf(made, newer));
  const found = await findSubjects(
    tx,
    ring,
    made.map(({ iin }) => iin),
  );
  return made.filter(({ iin, subjectId }) => {
    if (found.get(iin.digits) === subjectId) return true;
    throw new Error("the look-up rows of one identifier lead to two persons");
  });
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
    if (found === undefined) unknown.push({ iin, subjectId: idFrom("sub", randomUUID()) });
    else if (found.isComplete) subjects.set(iin.digits, found.subjectId);
  }
  const made = unknown.length === 0 ? [] : await db.tx((tx) => addNew(tx, ring, unknown));
  for (const { iin, subjectId } of made) subjects.set(iin.digits, subjectId);
  // Whoever lacks a look-up under a newer key, or came in between, is looked at alone.
  for (const iin of asked) {
    if (subjects.has(iin.digits)) continue;
    subjects.set(iin.digits, await ensureSubject(db, ring, iin));
  }
  return subjects;
}
