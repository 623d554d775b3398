import { randomUUID } from "node:crypto";
import {
  idFrom,
  parseInstant,
  uuidOf,
  type ApiKeyId,
  type Instant,
  type PartyId,
} from "@kelisim/core";
import type { Queryable, Row } from "../../db/db.ts";

/** How it was proven that a party is the one whose BIN it gives. */
export type PartyProof = {
  readonly at: Instant;
  readonly keyId: ApiKeyId;
  /** `signature`: the organisation signed electronically. `document`: an administrator checked a paper. */
  readonly kind: "signature" | "document";
  /** What names the paper. */
  readonly reference: string;
  /** Hex, of the file; `undefined` where there is none. */
  readonly sha256: string | undefined;
};

/** Evidence: a later proof stands beside the earlier one. */
export async function recordPartyProof(
  db: Queryable,
  partyId: PartyId,
  proof: PartyProof,
): Promise<void> {
  const { at, keyId, kind, reference, sha256 } = proof;
  await db.query(
    `insert into party_proof (party_id, proof_id, proven_at, key_id, kind, reference, sha256)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[uuidOf(partyId), randomUUID(), at, uuidOf(keyId), kind, reference],
      sha256 === undefined ? null : new Uint8Array(Buffer.from(sha256, "hex")),
    ],
  );
}

type ProofRow = Row & {
  proven_at: string;
  key_id: string;
  kind: PartyProof["kind"];
  reference: string;
  sha256: Uint8Array | null;
};

/** The proofs of a party, the newest first. */
export async function partyProofs(db: Queryable, partyId: PartyId): Promise<PartyProof[]> {
  const rows = await db.query<ProofRow>(
    {
      name: "party-proofs",
      text: `select proven_at, key_id, kind, reference, sha256 from party_proof
             where party_id = $1 order by proven_at desc, proof_id limit 50`,
    },
    [uuidOf(partyId)],
  );
  return rows.map(({ proven_at: text, key_id: key, kind, reference, sha256 }) => {
    const at = parseInstant(text);
    if (at === undefined) throw new Error("a proof without an instant");
    return {
      ...{ at, keyId: idFrom("key", key), kind, reference },
      sha256: sha256 === null ? undefined : Buffer.from(sha256).toString("hex"),
    };
  });
}
