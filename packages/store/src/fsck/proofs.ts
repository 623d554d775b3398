import { createHash } from "node:crypto";
import { idFrom } from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { openJson } from "../portal/sealed-json.ts";
import type { FsckFinding, FsckRun } from "./finding.ts";

/** What proves acts of a person, by the hash that stands in the event of the act. */
const TABLES = ["sign_in_proof", "signature_evidence"] as const;
type ProofTable = (typeof TABLES)[number];

const PAGE = 500;
const FIRST = "00000000-0000-0000-0000-000000000000";

type ProofRow = Row & {
  subject_id: string;
  sha256: string;
  sealed: Uint8Array;
  is_named: boolean;
  opens: boolean;
};

/** Proofs with whether an event names them, and whether her key is still the one that sealed them. */
const pageOf = (table: ProofTable): string => `
  with n as (
    select p.subject_id, p.evidence_sha256, p.sealed, (
      select min(e.seq) from event e where e.subject_id = p.subject_id
        and e.body ->> 'evidenceSha256' = encode(p.evidence_sha256, 'hex')) as named_at
    from ${table} p where (p.subject_id, p.evidence_sha256) > ($1::uuid, $2::bytea)
    order by p.subject_id, p.evidence_sha256 limit $3
  )
  select n.subject_id, encode(n.evidence_sha256, 'hex') as sha256, n.sealed,
    n.named_at is not null as is_named,
    s.erased_at is null and not exists (select from event l where l.subject_id = n.subject_id
      and l.type = 'person.locked' and l.seq > n.named_at) as opens
  from n left join subject s on s.subject_id = n.subject_id
  order by n.subject_id, n.evidence_sha256`;

async function faultOf(
  db: Queryable,
  ring: KeyRing,
  table: ProofTable,
  { subject_id, sha256, sealed, is_named, opens }: ProofRow,
): Promise<FsckFinding["fault"] | undefined> {
  if (!is_named) return "extra";
  if (!opens) return undefined;
  const place = { table, subjectId: idFrom("sub", subject_id), row: sha256 };
  const proof = await openJson<{ readonly text: string }>(db, ring, place, sealed).catch(
    () => undefined,
  );
  if (proof === undefined) return "does-not-open";
  const isSame = createHash("sha256").update(proof.text).digest("hex") === sha256;
  return isSame ? undefined : "differs";
}

/** Opens what proves acts in sessions and by signature, and hashes it again. */
export async function checkProofs(db: Queryable, ring: KeyRing, run: FsckRun): Promise<void> {
  let seen = 0;
  for (const table of TABLES) {
    let place: readonly [string, Uint8Array] = [FIRST, new Uint8Array()];
    for (;;) {
      const rows = await db.query<ProofRow>(pageOf(table), [...place, PAGE]);
      const last = rows.at(-1);
      if (last === undefined) break;
      for (const row of rows) {
        const fault = await faultOf(db, ring, table, row);
        if (fault === undefined) continue;
        const key = { subject_id: row.subject_id, evidence_sha256: row.sha256 };
        run.found({ check: "proofs", fault, table, key });
      }
      place = [last.subject_id, Buffer.from(last.sha256, "hex")];
      seen += rows.length;
      run.progress({ check: "proofs", seen });
    }
  }
}
