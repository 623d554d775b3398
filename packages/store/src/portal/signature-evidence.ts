import { uuidOf, type Instant, type SubjectId } from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { openJson, sealJson, type SealedPlace } from "./sealed-json.ts";

const placeOf = (subjectId: SubjectId, evidenceSha256: string): SealedPlace => ({
  table: "signature_evidence",
  subjectId,
  row: evidenceSha256,
});

/** What proves an act by electronic signature. */
export type SignatureEvidenceRow = {
  readonly subjectId: SubjectId;
  /** Hex: SHA-256 of the text as UTF-8; it stands in the event of the act. */
  readonly evidenceSha256: string;
  readonly madeAt: Instant;
  /** JSON: what was signed, the signature, and all that a later check needs. */
  readonly text: string;
};

/** Keeps the evidence of a signature. Call it in the transaction of the act, with her row locked. */
export async function insertSignatureEvidence(
  tx: Queryable,
  ring: KeyRing,
  { subjectId, evidenceSha256, madeAt, text }: SignatureEvidenceRow,
): Promise<void> {
  const sealed = await sealJson(tx, ring, placeOf(subjectId, evidenceSha256), { text });
  await tx.query(
    {
      name: "insert-signature-evidence",
      text: `insert into signature_evidence (subject_id, evidence_sha256, made_at, sealed)
             values ($1, $2, $3, $4) on conflict do nothing`,
    },
    [uuidOf(subjectId), Buffer.from(evidenceSha256, "hex"), madeAt, sealed],
  );
}

/** The text that an evidence hash covers; `undefined` where there is none, or she was erased. */
export async function signatureEvidence(
  db: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
  evidenceSha256: string,
): Promise<string | undefined> {
  const [row] = await db.query<Row & { sealed: Uint8Array }>(
    {
      name: "signature-evidence",
      text: "select sealed from signature_evidence where subject_id = $1 and evidence_sha256 = $2",
    },
    [uuidOf(subjectId), Buffer.from(evidenceSha256, "hex")],
  );
  if (row === undefined) return undefined;
  const place = placeOf(subjectId, evidenceSha256);
  return (await openJson<{ readonly text: string }>(db, ring, place, row.sealed))?.text;
}
