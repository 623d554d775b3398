import { parseInstant, type Instant } from "@kelisim/core";
import type { RecheckQuestion } from "@kelisim/signature";
import { statementBytes } from "./statement.ts";

/** What is kept of a signature (`receive-signature.ts`); bytes in base64. */
type KeptSignature = {
  readonly statement: string;
  readonly cms: string;
  readonly chain: readonly string[];
  readonly revocation: readonly {
    readonly kind: "crl" | "ocsp";
    readonly bytes: string;
    readonly produced_at: string;
  }[];
  readonly timestamp: string | null;
  readonly timestamp_chain: readonly string[];
  readonly received_at: string;
};

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, "base64"));

function instantOf(text: string): Instant {
  const at = parseInstant(text);
  if (at === undefined) throw new RangeError("not an instant");
  return at;
}

/** What to verify again, from the text that the evidence hash covers. @throws Error for another text */
export function keptSignature(text: string): RecheckQuestion {
  const kept = JSON.parse(text) as KeptSignature;
  const { timestamp } = kept;
  return {
    cms: bytesOf(kept.cms),
    content: statementBytes(kept.statement),
    evidence: {
      chain: kept.chain.map(bytesOf),
      revocation: kept.revocation.map(({ kind, bytes, produced_at }) => ({
        ...{ kind, bytes: bytesOf(bytes), producedAt: instantOf(produced_at) },
      })),
      ...(timestamp !== null && {
        timestamp: bytesOf(timestamp),
        timestampChain: kept.timestamp_chain.map(bytesOf),
      }),
      receivedAt: instantOf(kept.received_at),
    },
  };
}
