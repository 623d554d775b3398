import { refuse, uuidOf, type Iin, type Refused, type SubjectId } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import type { KeyRing, LookupMac } from "../keys/key-ring.ts";
import { holdKeyUse } from "../keys/key-use.ts";
import { ensureDataKey, putFields } from "./personal-fields.ts";
import { addLookups, findSubject, lookupMacsUnder } from "./subjects.ts";

/** Somebody's first look at the number may come in between. */
const LOOKS = 5;

const HOLD = {
  name: "hold-subject",
  text: "select seq from subject where subject_id = $1 for update",
};
const FORGET_ALL = {
  name: "forget-lookups-of-person",
  text: "delete from subject_lookup where subject_id = $1 returning key_version",
};
const FORGET_OTHERS = {
  name: "forget-other-lookups",
  text: `delete from subject_lookup
         where subject_id = $1 and not (key_version = $2 and mac = $3) returning key_version`,
};

const ACTS_FOR_OTHERS = {
  name: "acts-for-others",
  text: `select subject_id from staff_role where subject_id = $1 and ended_at is null
         union all select subject_id from representative_of where subject_id = $1`,
};
const FORGET_PERSON = [
  { name: "forget-notice-setting", text: "delete from notice_setting where subject_id = $1" },
  { name: "forget-fields", text: "delete from subject_field where subject_id = $1" },
  { name: "forget-key", text: "delete from subject_key where subject_id = $1" },
];
const FORGET_SIGN_INS = [
  { name: "forget-sessions", text: "delete from portal_session where subject_id = $1" },
  { name: "forget-drafts", text: "delete from portal_draft where subject_id = $1" },
  {
    name: "forget-name",
    text: "delete from subject_field where subject_id = $1 and field = 'name'",
  },
];

/** Whoever signed in by a number that is not hers any more reads on no more: it may have been somebody else. */
async function forgetSignIns(tx: Queryable, subjectId: SubjectId): Promise<void> {
  for (const statement of FORGET_SIGN_INS) await tx.query(statement, [uuidOf(subjectId)]);
}

/**
 * Whether the number is free for her. Somebody of whom nothing but probes and sign-ins is known gives way: her
 * random id stays in the log and names nobody. Who works for a party or acts for somebody does not.
 */
async function isFree(
  tx: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
  to: Iin,
): Promise<boolean> {
  const other = await findSubject(tx, ring, to);
  if (other === undefined) return true;
  if (other === subjectId) return false;
  const [held] = await tx.query<{ seq: number }>(HOLD, [uuidOf(other)]);
  if (held?.seq !== 0) return false;
  if ((await tx.query(ACTS_FOR_OTHERS, [uuidOf(other)])).length > 0) return false;
  await tx.query(FORGET_ALL, [uuidOf(other)]);
  await forgetSignIns(tx, other);
  for (const statement of FORGET_PERSON) await tx.query(statement, [uuidOf(other)]);
  return true;
}

/** Takes the number for her at the row that whoever makes a person of it meets first. */
async function claimed(
  tx: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
  to: Iin,
  oldest: LookupMac,
): Promise<boolean> {
  for (let look = 1; look <= LOOKS; look += 1) {
    if (!(await isFree(tx, ring, subjectId, to))) return false;
    if ((await addLookups(tx, uuidOf(subjectId), [oldest])) > 0) return true;
  }
  throw new Error("the look-up rows of a number do not settle");
}

/**
 * From this transaction's commit on she is found under the right number, under every MAC key in use, and
 * no more under the wrong one. Call it with her row locked.
 * @returns why not, and nothing was written: the number is somebody's, or the wrong one is hers no more
 */
export async function exchangeNumber(
  tx: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
  { from, to }: { readonly from: Iin; readonly to: Iin },
): Promise<Refused | undefined> {
  // Somebody else has put it right meanwhile.
  if ((await findSubject(tx, ring, from)) !== subjectId) return refuse("person-erased");
  const [oldest, ...newer] = lookupMacsUnder(ring, to, await holdKeyUse(tx, "mac"));
  if (oldest === undefined) throw new Error("no MAC key is in use");
  const subject = uuidOf(subjectId);
  if (!(await claimed(tx, ring, subjectId, to, oldest))) return refuse("person-known-already");
  await tx.query(FORGET_OTHERS, [subject, oldest.keyVersion, oldest.mac]);
  if ((await addLookups(tx, subject, newer)) < newer.length) {
    throw new Error("a number leads to two persons");
  }
  await forgetSignIns(tx, subjectId);
  const dataKey = await ensureDataKey(tx, ring, subjectId);
  await putFields(tx, [{ subjectId, dataKey, field: "iin", value: to.digits }]);
  return undefined;
}
