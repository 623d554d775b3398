import { createHash } from "node:crypto";
import { idFrom } from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { openJson } from "../portal/sealed-json.ts";
import type { FsckFinding, FsckRun } from "./finding.ts";

type ProofRow = Row & { subject_id: string; sha256: string; sealed: Uint8Array };

/** Proofs of acts in a session, with the events that name them. A key that was exchanged opens no older one. */
const SIGN_INS = `
  select p.subject_id, encode(p.evidence_sha256, 'hex') as sha256, p.sealed
  from sign_in_proof p join subject s on s.subject_id = p.subject_id
  where s.erased_at is null and s.locked_at is null`;

/** Proofs that no event names: what they prove is not there. */
const UNNAMED = `
  select p.subject_id, encode(p.evidence_sha256, 'hex') as sha256 from sign_in_proof p
  where not exists (select from event e where e.subject_id = p.subject_id
    and e.body ->> 'evidenceSha256' = encode(p.evidence_sha256, 'hex'))`;

const finding = (
  fault: FsckFinding["fault"],
  { subject_id, sha256 }: Pick<ProofRow, "subject_id" | "sha256">,
): FsckFinding => ({
  ...{ check: "proofs", fault, table: "sign_in_proof" },
  key: { subject_id, evidence_sha256: sha256 },
});

/** Opens what proves acts in sessions, and hashes it again. */
export async function checkProofs(db: Queryable, ring: KeyRing, run: FsckRun): Promise<void> {
  for (const row of await db.query<ProofRow>(UNNAMED)) run.found(finding("extra", row));
  const rows = await db.query<ProofRow>(SIGN_INS);
  for (const row of rows) {
    const subjectId = idFrom("sub", row.subject_id);
    const place = { table: "sign_in_proof", subjectId, row: row.sha256 } as const;
    const proof = await openJson<{ readonly text: string }>(db, ring, place, row.sealed).catch(
      () => undefined,
    );
    if (proof === undefined) run.found(finding("does-not-open", row));
    else if (createHash("sha256").update(proof.text).digest("hex") !== row.sha256) {
      run.found(finding("differs", row));
    }
  }
  run.progress({ check: "proofs", seen: rows.length });
}
