import { uuidOf, type Instant, type SubjectId } from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { openJson, sealJson, type SealedPlace } from "./sealed-json.ts";

const placeOf = (subjectId: SubjectId, evidenceSha256: string): SealedPlace => ({
  table: "sign_in_proof",
  subjectId,
  row: evidenceSha256,
});

/**
 * Keeps what a session attests of an act, so that its hash can be shown to cover it. Call it in the
 * transaction of the act, with her row locked.
 * @param text the very bytes that were hashed, as UTF-8
 */
export async function insertSignInProof(
  tx: Queryable,
  ring: KeyRing,
  {
    subjectId,
    evidenceSha256,
    madeAt,
    text,
    idToken,
  }: {
    readonly subjectId: SubjectId;
    /** Hex. */
    readonly evidenceSha256: string;
    readonly madeAt: Instant;
    readonly text: string;
    /** What the provider signed about her, whose hash stands in the text. */
    readonly idToken: string;
  },
): Promise<void> {
  const sealed = await sealJson(tx, ring, placeOf(subjectId, evidenceSha256), { text, idToken });
  await tx.query(
    {
      name: "insert-sign-in-proof",
      text: `insert into sign_in_proof (subject_id, evidence_sha256, made_at, sealed)
             values ($1, $2, $3, $4) on conflict do nothing`,
    },
    [uuidOf(subjectId), Buffer.from(evidenceSha256, "hex"), madeAt, sealed],
  );
}

/** The text that an evidence hash covers, and the token that it names by hash. */
export type SignInProof = { readonly text: string; readonly idToken: string };

/** What proves an act in a session; `undefined` where there is none, or her key is gone. */
export async function signInProof(
  db: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
  evidenceSha256: string,
): Promise<SignInProof | undefined> {
  const [row] = await db.query<Row & { sealed: Uint8Array }>(
    {
      name: "sign-in-proof",
      text: "select sealed from sign_in_proof where subject_id = $1 and evidence_sha256 = $2",
    },
    [uuidOf(subjectId), Buffer.from(evidenceSha256, "hex")],
  );
  return row && openJson<SignInProof>(db, ring, placeOf(subjectId, evidenceSha256), row.sealed);
}
