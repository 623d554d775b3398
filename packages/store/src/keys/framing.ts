/**
 * Texts and bytes as one byte string that can be taken apart in one way only: each part after its
 * length in four bytes. What is authenticated or hashed in parts goes through here.
 */
export function frame(...parts: readonly (string | Uint8Array)[]): Buffer {
  const lengths = parts.map((part) =>
    typeof part === "string" ? Buffer.byteLength(part, "utf8") : part.length,
  );
  const framed = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + 4 + length, 0));
  let at = 0;
  for (const [index, part] of parts.entries()) {
    at = framed.writeUInt32BE(lengths[index] ?? 0, at);
    if (typeof part === "string") at += framed.write(part, at, "utf8");
    else {
      framed.set(part, at);
      at += part.length;
    }
  }
  return framed;
}
