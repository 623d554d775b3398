import { idFrom, parseIin, type Iin } from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import { decryptText } from "../keys/field-cipher.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { fieldPlace } from "../subject/personal-fields.ts";
import type { FsckFinding, FsckRun } from "./finding.ts";

const PAGE = 500;
const FIRST = "00000000-0000-0000-0000-000000000000";

type KeyRow = Row & { subject_id: string; key_version: number; wrapped: Uint8Array };
type FieldRow = Row & { subject_id: string; field: string; sealed: Uint8Array };
type LookupRow = Row & { subject_id: string; field: string; key_version: number; mac: Uint8Array };

const KEYS = `select subject_id, key_version, wrapped from subject_key
  where subject_id > $1 order by subject_id limit $2`;
const FIELDS = `select subject_id, field, sealed from subject_field
  where subject_id > $1 and subject_id <= $2 order by subject_id, field`;
const LOOKUPS = `select subject_id, field, key_version, mac from subject_lookup
  where subject_id > $1 and subject_id <= $2 order by subject_id, key_version`;
const WITHOUT_KEY = `select f.subject_id, f.field from subject_field f
  where not exists (select from subject_key k where k.subject_id = f.subject_id)`;
/** Whoever has a life here was asked, or asked, by her number. */
const WITHOUT_NUMBER = `select s.subject_id from subject s
  join subject_key k on k.subject_id = s.subject_id
  where s.seq > 0 and not exists (
    select from subject_field f where f.subject_id = s.subject_id and f.field = 'iin') limit 1000`;
/** Numbers that somebody bore before hers was corrected still lead to her. */
const CORRECTED = `select distinct subject_id from event
  where type = 'person.iin-corrected' and subject_id > $1 and subject_id <= $2`;

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(Buffer.from(b));

const finding = (
  fault: FsckFinding["fault"],
  table: string,
  key: FsckFinding["key"],
): FsckFinding => ({ check: "keys", fault, table, key });

/** The look-ups of one person that do not follow from her number. */
function wrongLookups(
  ring: KeyRing,
  iin: Iin,
  subject_id: string,
  rows: readonly LookupRow[],
  wasCorrected: boolean,
): FsckFinding[] {
  const macs = ring.macs("iin", iin.digits);
  const isHers = ({ field, key_version, mac }: LookupRow): boolean =>
    field === "iin" &&
    macs.some(({ keyVersion, mac: hers }) => keyVersion === key_version && sameBytes(mac, hers));
  const hers = rows.filter(isHers);
  const others = wasCorrected ? [] : rows.filter((row) => !isHers(row));
  return [
    ...others.map(({ field, key_version }) =>
      finding("differs", "subject_lookup", { subject_id, field, key_version: String(key_version) }),
    ),
    ...(hers.length === 0 ? [finding("missing", "subject_lookup", { subject_id })] : []),
  ];
}

/** A data key, unless it does not open: then that is what is found. */
async function keyOf(
  ring: KeyRing,
  { subject_id, key_version, wrapped }: KeyRow,
  { found }: FsckRun,
): Promise<Uint8Array | undefined> {
  try {
    const id = subject_id.replaceAll("-", "");
    return await ring.unwrap(id, { kekVersion: key_version, wrapped });
  } catch {
    found(finding("does-not-open", "subject_key", { subject_id }));
    return undefined;
  }
}

function openedField(
  dataKey: Uint8Array,
  { subject_id, field, sealed }: FieldRow,
  { found }: FsckRun,
): string | undefined {
  try {
    return decryptText(dataKey, fieldPlace(idFrom("sub", subject_id), field), sealed);
  } catch {
    found(finding("does-not-open", "subject_field", { subject_id, field }));
    return undefined;
  }
}

/** Opens every person's key and fields, and finds her by her number. */
export async function checkKeys(db: Queryable, ring: KeyRing, run: FsckRun): Promise<void> {
  for (const { subject_id, field } of await db.query<FieldRow>(WITHOUT_KEY)) {
    run.found(finding("does-not-open", "subject_field", { subject_id, field }));
  }
  for (const { subject_id } of await db.query<FieldRow>(WITHOUT_NUMBER)) {
    run.found(finding("missing", "subject_field", { subject_id, field: "iin" }));
  }
  let after = FIRST;
  for (let seen = 0; ;) {
    const keys = await db.query<KeyRow>(KEYS, [after, PAGE]);
    const last = keys.at(-1)?.subject_id;
    if (last === undefined) return;
    const fields = await db.query<FieldRow>(FIELDS, [after, last]);
    const lookups = await db.query<LookupRow>(LOOKUPS, [after, last]);
    const corrected = await db.query<{ subject_id: string }>(CORRECTED, [after, last]);
    for (const row of keys) {
      const dataKey = await keyOf(ring, row, run);
      if (dataKey === undefined) continue;
      const own = fields.filter((field) => field.subject_id === row.subject_id);
      for (const field of own) {
        const text = openedField(dataKey, field, run);
        if (text === undefined || field.field !== "iin") continue;
        const parsed = parseIin(text);
        const hers = lookups.filter((lookup) => lookup.subject_id === row.subject_id);
        const wasCorrected = corrected.some(({ subject_id }) => subject_id === row.subject_id);
        if (!parsed.ok) {
          run.found(
            finding("unreadable", "subject_field", { subject_id: row.subject_id, field: "iin" }),
          );
        } else
          for (const one of wrongLookups(ring, parsed.iin, row.subject_id, hers, wasCorrected))
            run.found(one);
      }
    }
    after = last;
    seen += keys.length;
    run.progress({ check: "keys", seen });
  }
}
