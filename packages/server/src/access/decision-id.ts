import { idFrom, instantOfNanoseconds, uuidOf } from "@kelisim/core";
import type { LogKey, Sealer } from "@kelisim/store";

const KIND = "decision";
const PREFIX = "dec_";
/** Two UUIDs and the instant's nanoseconds. */
const LENGTH = 40;

/**
 * The public id of a decision: its log row's key, sealed. It is found without an index, and cannot be
 * forged or held against another one.
 */
export function sealDecisionId(sealer: Sealer, key: LogKey): string {
  const payload = Buffer.alloc(LENGTH);
  payload.write(uuidOf(key.subjectId), 0, "hex");
  payload.write(key.decisionId.replaceAll("-", ""), 16, "hex");
  payload.writeBigInt64BE(key.recordedAt.epochNanoseconds, 32);
  return PREFIX + sealer.seal(KIND, payload);
}

const uuidText = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
    "-",
  );

/** The row that an id names; `undefined` for every text that this service did not make. */
export function openDecisionId(sealer: Sealer, id: string): LogKey | undefined {
  if (!id.startsWith(PREFIX)) return undefined;
  const opened = sealer.open(KIND, id.slice(PREFIX.length));
  if (opened?.length !== LENGTH) return undefined;
  const payload = Buffer.from(opened);
  return {
    subjectId: idFrom("sub", payload.toString("hex", 0, 16)),
    decisionId: uuidText(payload.toString("hex", 16, 32)),
    recordedAt: instantOfNanoseconds(payload.readBigInt64BE(32)),
  };
}
