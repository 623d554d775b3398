/** The greatest size, index or number that the formats hold in 64 bits. */
export const U64_MAX = 2n ** 64n - 1n;

/** Whether this is a bigint from 0 to 2^64 - 1. */
export const isU64 = (value: unknown): value is bigint =>
  typeof value === "bigint" && value >= 0n && value <= U64_MAX;

/** A decimal without sign and leading zeros, up to 2^64 - 1; `undefined` for all else. */
export function parseU64(text: string): bigint | undefined {
  if (!/^(?:0|[1-9][0-9]{0,19})$/.test(text)) return undefined;
  const value = BigInt(text);
  return value <= U64_MAX ? value : undefined;
}

/** Eight bytes, the greatest first. */
export const u64Bytes = (value: bigint): Uint8Array =>
  Uint8Array.from({ length: 8 }, (_, at) => Number((value >> BigInt(56 - 8 * at)) & 0xffn));

/** What eight bytes mean, the greatest first. */
export const u64Of = (bytes: Uint8Array): bigint =>
  bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
