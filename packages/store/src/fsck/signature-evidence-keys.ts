import { idFrom, uuidOf, type SubjectId } from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";

const FIRST = "00000000-0000-0000-0000-000000000000";

/** Which evidence there is. */
export type SignatureEvidenceKey = {
  readonly subjectId: SubjectId;
  /** Hex. */
  readonly evidenceSha256: string;
  /** The columns of its key as text. */
  readonly row: { readonly subject_id: string; readonly evidence_sha256: string };
};

/** The next so many after one, in the order of persons and hashes. */
export async function signatureEvidenceAfter(
  db: Queryable,
  after: SignatureEvidenceKey | undefined,
  limit: number,
): Promise<readonly SignatureEvidenceKey[]> {
  const rows = await db.query<Row & SignatureEvidenceKey["row"]>(
    {
      name: "signature-evidence-after",
      text: `select subject_id, encode(evidence_sha256, 'hex') as evidence_sha256
             from signature_evidence
             where (subject_id, evidence_sha256) > ($1::uuid, $2::bytea)
             order by subject_id, signature_evidence.evidence_sha256 limit $3`,
    },
    [
      after === undefined ? FIRST : uuidOf(after.subjectId),
      Buffer.from(after?.evidenceSha256 ?? "", "hex"),
      limit,
    ],
  );
  return rows.map((row) => ({
    subjectId: idFrom("sub", row.subject_id),
    evidenceSha256: row.evidence_sha256,
    row,
  }));
}
