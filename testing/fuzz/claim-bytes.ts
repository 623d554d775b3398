/** Claims about trees as bytes, to be changed byte by byte: numbers of 8 bytes, hashes of 32. */

/** Numbers and hashes one after the other. */
export const claimBytes = (numbers: readonly bigint[], hashes: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat([
      ...numbers.map((number) => {
        const bytes = Buffer.alloc(8);
        bytes.writeBigUInt64BE(number);
        return bytes;
      }),
      ...hashes,
    ]),
  );

/** Reads them back; what is too short is filled up with nothing, and the last hash may be cut. */
export function readClaim(input: Uint8Array): {
  readonly numbers: readonly [bigint, bigint];
  readonly hashes: readonly [Uint8Array, Uint8Array];
  readonly proof: readonly Uint8Array[];
} {
  const head = Buffer.alloc(16);
  head.set(input.subarray(0, 16));
  const hash = (at: number): Uint8Array => input.slice(16 + 32 * at, 48 + 32 * at);
  const count = Math.max(0, Math.ceil((input.length - 80) / 32));
  return {
    numbers: [head.readBigUInt64BE(0), head.readBigUInt64BE(8)],
    hashes: [hash(0), hash(1)],
    proof: Array.from({ length: count }, (_, at) => hash(2 + at)),
  };
}
