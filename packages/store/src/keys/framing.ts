/**
 * Texts and bytes as one byte string that can be taken apart in one way only: each part after its
 * length in four bytes. What is authenticated or hashed in parts goes through here.
 */
export function frame(...parts: readonly (string | Uint8Array)[]): Buffer {
  let size = 0;
  for (const part of parts) size += 4 + lengthOf(part);
  const framed = Buffer.allocUnsafe(size);
  let at = 0;
  for (const part of parts) {
    at = framed.writeUInt32BE(lengthOf(part), at);
    if (typeof part === "string") at += framed.write(part, at, "utf8");
    else {
      framed.set(part, at);
      at += part.length;
    }
  }
  return framed;
}

const lengthOf = (part: string | Uint8Array): number =>
  typeof part === "string" ? Buffer.byteLength(part, "utf8") : part.length;
