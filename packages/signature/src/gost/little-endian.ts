/** The number that the bytes are, the least significant byte first. */
export function numberOf(bytes: Uint8Array): bigint {
  let hex = "";
  for (let i = bytes.length - 1; i >= 0; i -= 1) {
    hex += (bytes[i] ?? 0).toString(16).padStart(2, "0");
  }
  return hex === "" ? 0n : BigInt(`0x${hex}`);
}

/** The number in so many bytes, the least significant first. @throws RangeError if it is too big. */
export function bytesOfNumber(value: bigint, length: number): Uint8Array {
  const hex = value.toString(16).padStart(2 * length, "0");
  if (value < 0n || hex.length > 2 * length) throw new RangeError("does not fit");
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i += 1) {
    const at = 2 * (length - 1 - i);
    bytes[i] = Number.parseInt(hex.slice(at, at + 2), 16);
  }
  return bytes;
}
