import { randomUUID } from "node:crypto";
import {
  idFrom,
  NOT_ERASED,
  parseInstant,
  uuidOf,
  type ErasureState,
  type Iin,
  type Instant,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import type { Db, Queryable, Row } from "../db/db.ts";
import { CipherError } from "../keys/cipher-error.ts";
import type { KeyRing, LookupMac } from "../keys/key-ring.ts";
import { holdKeyUse } from "../keys/key-use.ts";

const FIELD = "iin";
/** Somebody else's first look, or an erasure, may come in between; neither does so for long. */
const LOOKS = 5;

const FIND = {
  name: "find-subject",
  text: `select l.subject_id, l.key_version, l.mac
         from unnest($2::int[], $3::bytea[]) as asked (key_version, mac)
         join subject_lookup l on l.field = $1
           and l.key_version = asked.key_version and l.mac = asked.mac
         order by l.key_version`,
};
const ADD_LOOKUPS = {
  name: "add-subject-lookups",
  text: `insert into subject_lookup (field, key_version, mac, subject_id)
         select $1, key_version, mac, $4::uuid
         from unnest($2::int[], $3::bytea[]) as added (key_version, mac) order by key_version
         on conflict do nothing returning key_version`,
};
const KEEP = {
  name: "keep-subject",
  text: `select 1 as kept from subject where subject_id = $1 and erased_at is null for key share`,
};

type LookupRow = { subject_id: string; key_version: number };

/** The keyed hash under which an IIN is looked up today. */
export const lookupMacOf = (ring: KeyRing, iin: Iin): LookupMac => ring.mac(FIELD, iin.digits);

const lookupRows = (db: Queryable, macs: readonly LookupMac[]): Promise<LookupRow[]> =>
  db.query<LookupRow>(FIND, [
    FIELD,
    macs.map(({ keyVersion }) => keyVersion),
    macs.map(({ mac }) => mac),
  ]);

/** The person with this IIN, if this service has met her. Finds rows of every MAC key. */
export async function findSubject(
  db: Queryable,
  ring: KeyRing,
  iin: Iin,
): Promise<SubjectId | undefined> {
  const [row] = await lookupRows(db, ring.macs(FIELD, iin.digits));
  return row === undefined ? undefined : idFrom("sub", row.subject_id);
}

/** A person found by her number, and whether she is found under every MAC key in use. */
export type FoundSubject = { readonly subjectId: SubjectId; readonly isComplete: boolean };

/** The persons with these IINs, by IIN digits. Finds rows of every MAC key. */
export async function findSubjects(
  db: Queryable,
  ring: KeyRing,
  iins: readonly Iin[],
): Promise<ReadonlyMap<string, SubjectId>> {
  const found = await foundUnderAll(db, ring, iins);
  return new Map([...found].map(([digits, { subjectId }]) => [digits, subjectId]));
}

/** The keyed hashes of an IIN under all keys that are held. */
export const lookupMacsOf = (ring: KeyRing, iin: Iin): readonly LookupMac[] =>
  ring.macs(FIELD, iin.digits);

/**
 * The same, and who lacks a row under a key in use.
 * @param macsOf the keyed hashes of an IIN, where somebody needs them besides
 */
export async function foundUnderAll(
  db: Queryable,
  ring: KeyRing,
  iins: readonly Iin[],
  macsOf = (iin: Iin) => lookupMacsOf(ring, iin),
): Promise<ReadonlyMap<string, FoundSubject>> {
  const macs = iins.flatMap((iin) => macsOf(iin).map((mac) => ({ digits: iin.digits, ...mac })));
  const rows = await db.query<LookupRow & { mac: Uint8Array }>(FIND, [
    FIELD,
    macs.map(({ keyVersion }) => keyVersion),
    macs.map(({ mac }) => mac),
  ]);
  const found = new Map(rows.map((row) => [placeOf(row.key_version, row.mac), row.subject_id]));
  const inUse = new Set(ring.inUse("mac"));
  const subjects = new Map<string, { subjectId: SubjectId; isComplete: boolean }>();
  const lacking = new Set<string>();
  // Newest key first, as the ring gives them; all rows of one number lead to one person.
  for (const { digits, keyVersion, mac } of macs) {
    const subject = found.get(placeOf(keyVersion, mac));
    if (subject !== undefined) {
      subjects.set(digits, { subjectId: idFrom("sub", subject), isComplete: true });
    } else if (inUse.has(keyVersion)) lacking.add(digits);
  }
  for (const digits of lacking) {
    const one = subjects.get(digits);
    if (one !== undefined) one.isComplete = false;
  }
  return subjects;
}

const placeOf = (keyVersion: number, mac: Uint8Array): string =>
  `${keyVersion}:${Buffer.from(mac).toString("base64")}`;

/**
 * Adds look-up rows to a person, in the order of their keys: of two that add at once the later one
 * waits at the first row that both would write.
 * @returns how many there were not yet
 */
export async function addLookups(
  tx: Queryable,
  subjectUuid: string,
  macs: readonly LookupMac[],
): Promise<number> {
  const rows = await tx.query(ADD_LOOKUPS, [
    FIELD,
    macs.map(({ keyVersion }) => keyVersion),
    macs.map(({ mac }) => mac),
    subjectUuid,
  ]);
  return rows.length;
}

/** The keyed hashes of an IIN under some MAC keys, in their order. @throws CipherError if one is not held */
export const lookupMacsUnder = (
  ring: KeyRing,
  iin: Iin,
  versions: readonly number[],
): readonly LookupMac[] => heldMacs(lookupMacsOf(ring, iin), versions);

/** Those of the keyed hashes that are under some keys, in their order. @throws CipherError if one is not held */
export const heldMacs = (
  macs: readonly LookupMac[],
  versions: readonly number[],
): readonly LookupMac[] =>
  versions.map((version) => {
    const mac = macs.find(({ keyVersion }) => keyVersion === version);
    if (mac === undefined) throw new CipherError("unknown-version", "a look-up");
    return mac;
  });

/**
 * The person with this IIN, made if she is new: a random id that says nothing, and no data key yet.
 * She is found under every MAC key in use from then on, so that two first probes at once, also by
 * processes that do not yet agree on the current key, get the same person.
 *
 * @throws CipherError when a MAC key is in use that this process does not hold
 */
export async function ensureSubject(db: Db, ring: KeyRing, iin: Iin): Promise<SubjectId> {
  const known = await lookupRows(db, ring.macs(FIELD, iin.digits));
  const found = known.map(({ key_version }) => key_version);
  const [first] = known;
  if (first !== undefined && ring.inUse("mac").every((version) => found.includes(version))) {
    return idFrom("sub", first.subject_id);
  }
  const candidate = randomUUID();
  return db.tx(async (tx) => {
    const macs = lookupMacsUnder(ring, iin, await holdKeyUse(tx, "mac"));
    for (let look = 1; look <= LOOKS; look += 1) {
      const subjectId = await settledIn(tx, ring, iin, macs, candidate);
      if (subjectId !== undefined) return idFrom("sub", subjectId);
    }
    throw new Error("the look-up rows of a person do not settle");
  });
}

/** One look at who she is; `undefined` where that changed meanwhile. */
async function settledIn(
  tx: Queryable,
  ring: KeyRing,
  iin: Iin,
  macs: readonly LookupMac[],
  candidate: string,
): Promise<string | undefined> {
  const [oldest, ...newer] = macs;
  if (oldest === undefined) throw new Error("no MAC key is in use");
  const rows = await lookupRows(tx, ring.macs(FIELD, iin.digits));
  const [known] = rows;
  if (known === undefined) {
    if ((await addLookups(tx, candidate, [oldest])) === 0) return undefined;
    await tx.query("insert into subject (subject_id) values ($1)", [candidate]);
    await addLookups(tx, candidate, newer);
    return sameIn(tx, ring, iin, candidate);
  }
  // Her erasure deletes these rows, as a corrected number does: before or after what is added here.
  const [kept] = await tx.query(KEEP, [known.subject_id]);
  const [still] = await lookupRows(tx, ring.macs(FIELD, iin.digits));
  if (kept === undefined || still?.subject_id !== known.subject_id) return undefined;
  const missing = macs.filter((mac) => rows.every((row) => row.key_version !== mac.keyVersion));
  await addLookups(tx, known.subject_id, missing);
  return sameIn(tx, ring, iin, known.subject_id);
}

/** The person, once all rows of the identifier lead to her; `undefined` where they do no more. */
async function sameIn(
  tx: Queryable,
  ring: KeyRing,
  iin: Iin,
  subjectId: string,
): Promise<string | undefined> {
  const rows = await lookupRows(tx, ring.macs(FIELD, iin.digits));
  const [first] = rows;
  if (rows.some((row) => row.subject_id !== first?.subject_id)) {
    throw new Error("the look-up rows of one identifier lead to two persons");
  }
  return first?.subject_id === subjectId ? subjectId : undefined;
}

/** The persons whose records these are, by the records' ids (32 hexadecimal digits); unknown ids are left out. */
export async function subjectIdsOfRecords(
  db: Queryable,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, SubjectId>> {
  const rows = await db.query<{ record_id: string; subject_id: string }>(
    {
      name: "subject-ids-of-records",
      text: `select record_id, subject_id from record_locator where record_id = any($1::uuid[])`,
    },
    [recordIds],
  );
  return new Map(
    rows.map((row) => [row.record_id.replaceAll("-", ""), idFrom("sub", row.subject_id)]),
  );
}

/** The person whose record this is. */
export const subjectOfRecord = async (
  db: Queryable,
  recordId: string,
): Promise<SubjectId | undefined> =>
  (await subjectIdsOfRecords(db, [recordId])).get(recordId.replaceAll("-", ""));

/** A person's place in her own order of events. */
export type SubjectCounter = Pick<SubjectState, "seq" | "lastEventAt" | "erasure">;

const COLUMNS = "subject_id, seq, last_event_at, locked_at, erased_at";
const COUNTER = {
  name: "subject-counter",
  text: `select ${COLUMNS} from subject where subject_id = $1`,
};
/** In one order, so that two that wait for several persons do not cross. */
const LOCK_TEXT = `select ${COLUMNS} from subject where subject_id = any($1::uuid[])
  order by subject_id for update`;
const LOCK = { name: "lock-subjects", text: LOCK_TEXT };
const LOCK_FREE = { name: "lock-free-subjects", text: `${LOCK_TEXT} skip locked` };

type CounterRow = Row & {
  subject_id: string;
  seq: number;
  last_event_at: string | null;
  locked_at: string | null;
  erased_at: string | null;
};

const instantIn = (text: string | null): Instant | undefined =>
  text === null ? undefined : parseInstant(text);

function erasureOf(row: CounterRow): ErasureState {
  const erasedAt = instantIn(row.erased_at);
  if (erasedAt !== undefined) return { state: "erased", at: erasedAt };
  const lockedAt = instantIn(row.locked_at);
  return lockedAt === undefined ? NOT_ERASED : { state: "locked", at: lockedAt };
}

const counterFrom = (row: CounterRow): SubjectCounter => ({
  seq: row.seq,
  lastEventAt: instantIn(row.last_event_at),
  erasure: erasureOf(row),
});

/**
 * Takes these persons' rows: commands about one person run one after another.
 * @param others whether to wait for who else holds one of them, or to leave that one out
 */
export async function lockSubjects(
  tx: Queryable,
  subjectIds: readonly SubjectId[],
  others: "wait" | "skip",
): Promise<ReadonlyMap<SubjectId, SubjectCounter>> {
  const statement = others === "wait" ? LOCK : LOCK_FREE;
  const rows = await tx.query<CounterRow>(statement, [subjectIds.map(uuidOf)]);
  return new Map(rows.map((row) => [idFrom("sub", row.subject_id), counterFrom(row)]));
}

/**
 * The persons whose records these are, by the records' ids (32 hexadecimal digits); unknown ids are left out.
 */
export async function subjectsOfRecords(
  db: Queryable,
  recordIds: readonly string[],
): Promise<
  ReadonlyMap<string, { readonly subjectId: SubjectId; readonly counter: SubjectCounter }>
> {
  const rows = await db.query<CounterRow & { record_id: string }>(
    {
      name: "subjects-of-records",
      text: `select l.record_id, s.subject_id, s.seq, s.last_event_at, s.locked_at, s.erased_at
             from record_locator l join subject s on s.subject_id = l.subject_id
             where l.record_id = any($1::uuid[])`,
    },
    [recordIds],
  );
  return new Map(
    rows.map((row) => [
      row.record_id.replaceAll("-", ""),
      { subjectId: idFrom("sub", row.subject_id), counter: counterFrom(row) },
    ]),
  );
}

/** Takes one person's row. */
export async function lockSubject(tx: Queryable, subjectId: SubjectId): Promise<SubjectCounter> {
  const counters = await lockSubjects(tx, [subjectId], "wait");
  return existing(counters.get(subjectId));
}

/** The counter for reading. */
export async function subjectCounter(db: Queryable, subjectId: SubjectId): Promise<SubjectCounter> {
  const [row] = await db.query<CounterRow>(COUNTER, [uuidOf(subjectId)]);
  return existing(row === undefined ? undefined : counterFrom(row));
}

function existing(counter: SubjectCounter | undefined): SubjectCounter {
  if (counter === undefined) throw new Error("no such subject row");
  return counter;
}
