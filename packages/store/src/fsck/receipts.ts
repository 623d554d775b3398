import { verify } from "node:crypto";
import { idFrom } from "@kelisim/core";
import { equalBytes } from "@kelisim/log";
import type { Queryable, Row } from "../db/db.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { jwsSha256 } from "../receipts/insert-receipt.ts";
import { receiptById } from "../receipts/read-receipts.ts";
import type { FsckFinding, FsckRun } from "./finding.ts";
import { publishedKeys, type PublicKeys } from "./published-keys.ts";

const PAGE = 500;
const FIRST = "00000000-0000-0000-0000-000000000000";

type ReceiptRow = Row & {
  subject_id: string;
  receipt_id: string;
  jws_sha256: Uint8Array;
  is_sound: boolean;
};

/** Receipts with whether they are of a consent of hers, and found by their ids. */
const RECEIPTS = `
  select r.subject_id, r.receipt_id, r.jws_sha256,
    exists (select from answer a where a.subject_id = r.subject_id and a.answer_id = r.consent_id)
      and exists (select from record_locator l where l.record_id = r.receipt_id
        and l.subject_id = r.subject_id and l.kind = 'rct')
      and r.as_of_seq between 1 and s.seq as is_sound
  from receipt r left join subject s on s.subject_id = r.subject_id
  where (r.subject_id, r.receipt_id) > ($1::uuid, $2::uuid)
  order by r.subject_id, r.receipt_id limit $3`;

/** Receipts that the log has and the store has not, though nothing of the person was destroyed. */
const GONE = `
  select b.batch_id as receipt_id, exists (
    select from record_locator l where l.record_id = b.batch_id and l.kind = 'rct') as is_placed
  from (
    select batch_id from log_batch where kind = 'receipts'
    union all select batch_id from log_pending where kind = 'receipts'
    union all select record_id from record_locator where kind = 'rct'
      and not exists (select from log_batch p where p.batch_id = record_id)
      and not exists (select from log_pending p where p.batch_id = record_id)) b
  where not exists (select from receipt r where r.receipt_id = b.batch_id)
    and not exists (select from record_locator l join subject s on s.subject_id = l.subject_id
      where l.record_id = b.batch_id and l.kind = 'rct' and (s.erased_at is not null
        or exists (select from event e where e.subject_id = l.subject_id
          and e.type = 'person.locked')))`;

/** Whether a JWS is signed by the key that it names. */
function isSigned(jws: string, keys: PublicKeys): boolean {
  const [head = "", payload = "", signature = ""] = jws.split(".");
  try {
    const { kid } = JSON.parse(Buffer.from(head, "base64url").toString()) as { kid?: string };
    const key = keys.get(kid ?? "");
    const bytes = Buffer.from(signature, "base64url");
    const message = Buffer.from(`${head}.${payload}`, "ascii");
    return (
      key !== undefined && verify("sha256", message, { key, dsaEncoding: "ieee-p1363" }, bytes)
    );
  } catch {
    return false;
  }
}

async function faultOf(
  db: Queryable,
  ring: KeyRing,
  { subject_id, receipt_id, jws_sha256, is_sound }: ReceiptRow,
  keys: PublicKeys,
): Promise<FsckFinding["fault"] | undefined> {
  if (!is_sound) return "differs";
  const [subjectId, id] = [idFrom("sub", subject_id), idFrom("rct", receipt_id)];
  const receipt = await receiptById(db, ring, subjectId, id).catch(() => undefined);
  if (receipt === undefined) return "does-not-open";
  if (!equalBytes(jwsSha256(receipt.jws), jws_sha256)) return "differs";
  return isSigned(receipt.jws, keys) ? undefined : "signature";
}

/** Opens every receipt, hashes it and checks its signature. */
export async function checkReceipts(db: Queryable, ring: KeyRing, run: FsckRun): Promise<void> {
  const keys = await publishedKeys(db, "receipt", "", run.found);
  type GoneRow = Row & { receipt_id: string; is_placed: boolean };
  for (const { receipt_id, is_placed } of await db.query<GoneRow>(GONE)) {
    const key = is_placed ? { receipt_id } : { batch_id: receipt_id };
    const table = is_placed ? "receipt" : "log_batch";
    run.found({ check: "receipts", fault: is_placed ? "missing" : "differs", table, key });
  }
  let place = [FIRST, FIRST];
  for (let seen = 0; ;) {
    const rows = await db.query<ReceiptRow>(RECEIPTS, [...place, PAGE]);
    const last = rows.at(-1);
    if (last === undefined) return;
    for (const row of rows) {
      const fault = await faultOf(db, ring, row, keys);
      if (fault === undefined) continue;
      const key = { subject_id: row.subject_id, receipt_id: row.receipt_id };
      run.found({ check: "receipts", fault, table: "receipt", key });
    }
    place = [last.subject_id, last.receipt_id];
    seen += rows.length;
    run.progress({ check: "receipts", seen });
  }
}
