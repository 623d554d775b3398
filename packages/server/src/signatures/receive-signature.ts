import { formatInstant, type Confirmation, type Iin, type Instant } from "@kelisim/core";
import {
  cmsOfText,
  type SignatureFault,
  type SignatureVerifier,
  type ValidSignature,
} from "@kelisim/signature";
import { canonicalJson } from "../http/canonical-json.ts";
import { sha256Of, statementBytes, statementText, type Statement } from "./statement.ts";

/** A signature that holds, with what is kept of it. Whose it is, the act itself has to check. */
export type ReceivedSignature = {
  readonly confirmation: Extract<Confirmation, { readonly kind: "electronic-signature" }>;
  readonly signer: Iin;
  /** The text that `evidenceSha256` covers. */
  readonly evidence: string;
};

export type SignatureReceipt =
  | { readonly ok: true; readonly signature: ReceivedSignature }
  | { readonly ok: false; readonly reason: SignatureFault };

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** All that a later check needs, without the service and without a network. */
function evidenceText(
  statement: string,
  cms: Uint8Array,
  { evidence, family, signedAt, timestamped }: ValidSignature,
): string {
  const { chain, revocation, timestamp, timestampChain = [], receivedAt } = evidence;
  return canonicalJson({
    kelisim_signature_evidence: 1,
    statement,
    cms: base64(cms),
    chain: chain.map(base64),
    revocation: revocation.map(({ kind, bytes, producedAt }) => ({
      ...{ kind, produced_at: formatInstant(producedAt) },
      bytes: base64(bytes),
    })),
    timestamp: timestamp === undefined ? null : base64(timestamp),
    timestamp_chain: timestampChain.map(base64),
    received_at: formatInstant(receivedAt),
    verified: { family, signed_at: formatInstant(signedAt), timestamped },
  });
}

/**
 * Verifies a signature of exactly this statement. It may ask the issuer whether the certificate was revoked, so
 * never call it inside a transaction.
 * @param cms as base64
 */
export async function receiveSignature(
  signatures: SignatureVerifier,
  statement: Statement,
  cms: string,
  now: Instant,
): Promise<SignatureReceipt> {
  const text = statementText(statement);
  const bytes = cmsOfText(cms);
  if (bytes === undefined) return { ok: false, reason: "unreadable" };
  const outcome = await signatures.verify({ cms: bytes, content: statementBytes(text), now });
  if (!outcome.ok) return outcome;
  const evidence = evidenceText(text, bytes, outcome);
  return {
    ok: true,
    signature: {
      confirmation: {
        kind: "electronic-signature",
        evidenceSha256: sha256Of(evidence),
        signedAt: outcome.signedAt,
      },
      signer: outcome.signer.iin,
      evidence,
    },
  };
}
