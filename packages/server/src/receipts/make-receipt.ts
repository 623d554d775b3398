import { randomBytes } from "node:crypto";
import { type ConsentId, type Instant, type SubjectId } from "@kelisim/core";
import { canonicalJson, receiptBody, signReceipt, type ReceiptBody } from "@kelisim/evidence";
import {
  insertReceipt,
  loadSubject,
  lockSubject,
  newestReceipt,
  readSubject,
  receiptSigner,
  type Queryable,
  type StoredReceipt,
} from "@kelisim/store";
import type { Context } from "../context.ts";
import { factsOfConsent, type ConsentToTell, type ReceiptMarks } from "./consent-facts.ts";

/** Of which consent a receipt is wanted. */
export type ReceiptWanted = {
  readonly subjectId: SubjectId;
  readonly consentId: ConsentId;
  readonly now: Instant;
  readonly baseUrl: string;
};

/** A receipt with what its signature covers. */
export type MadeReceipt = { readonly stored: StoredReceipt; readonly body: ReceiptBody };

const SUBJECT_BYTES = 16;

type Told = Omit<ConsentToTell, "consent"> & { readonly consentId: ConsentId };

/** What the stored receipt says, if it is what would be said today too. */
async function stillSo(
  db: Queryable,
  told: ConsentToTell,
  stored: StoredReceipt,
): Promise<MadeReceipt | undefined> {
  const body = receiptBody(await factsOfConsent(db, told, stored));
  const said = Buffer.from(stored.jws.split(".")[1] ?? "", "base64url").toString("utf8");
  return canonicalJson(body) === said ? { stored, body } : undefined;
}

/** The consent, where somebody may still have a receipt of it: whoever is locked or erased has none any more. */
function toTell({ consentId, ...told }: Told): ConsentToTell | undefined {
  const consent = told.state.consents.get(consentId);
  const isThere = told.state.erasure.state === "none";
  return consent === undefined || !isThere ? undefined : { ...told, consent };
}

async function madeBefore(
  db: Queryable,
  { store }: Context,
  told: ConsentToTell,
): Promise<MadeReceipt | undefined> {
  const stored = await newestReceipt(db, store.ring, told.subjectId, told.consent.id);
  return stored && stillSo(db, told, stored);
}

async function makeNew(
  tx: Queryable,
  { store }: Context,
  told: ConsentToTell,
  marks: ReceiptMarks,
): Promise<MadeReceipt> {
  const facts = await factsOfConsent(tx, told, marks);
  const body = receiptBody(facts);
  const signer = receiptSigner(store.ring);
  // At once: the ring may hold other keys after any wait.
  const { keyId, publicKey } = signer;
  const jws = signReceipt(body, { kid: keyId, sign: (bytes) => signer.sign(bytes) });
  const { notice } = facts;
  const stored: StoredReceipt = {
    ...marks,
    subjectId: told.subjectId,
    consentId: told.consent.id,
    asOfSeq: told.state.seq,
    jws,
    notice: notice && { version: notice.version, hash: notice.sha256 },
  };
  await insertReceipt(tx, store.ring, stored, { keyId, publicKey });
  return { stored, body };
}

/**
 * The receipt of a consent as it stands now. The newest one is given again, byte for byte, while it says what
 * would be said today; otherwise a new one is made, signed and kept. Of demands at the same time one makes it.
 * @returns `undefined` where there is no such consent, or its person is locked or erased
 */
export async function receiptOfConsent(
  ctx: Context,
  { subjectId, consentId, now, baseUrl }: ReceiptWanted,
): Promise<MadeReceipt | undefined> {
  const { store, ids } = ctx;
  const around = { subjectId, consentId, now, baseUrl, service: store.kind };
  const seen = toTell({ ...around, state: await readSubject(store, subjectId) });
  if (seen === undefined) return undefined;
  const known = await madeBefore(store.db, ctx, seen);
  if (known !== undefined) return known;
  const marks: ReceiptMarks = {
    id: ids.next("rct"),
    dataSubject: randomBytes(SUBJECT_BYTES).toString("hex"),
    madeAt: now,
  };
  return store.db.tx(async (tx) => {
    const counter = await lockSubject(tx, subjectId);
    const told = toTell({ ...around, state: await loadSubject(tx, subjectId, counter) });
    if (told === undefined) return undefined;
    return (await madeBefore(tx, ctx, told)) ?? makeNew(tx, ctx, told, marks);
  });
}
