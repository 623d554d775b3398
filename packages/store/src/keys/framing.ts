/**
 * Texts and bytes as one byte string that can be taken apart in one way only: each part after its
 * length in four bytes. What is authenticated or hashed in parts goes through here.
 */
export function frame(...parts: readonly (string | Uint8Array)[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = typeof part === "string" ? Buffer.from(part, "utf8") : part;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}
