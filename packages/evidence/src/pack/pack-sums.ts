import { textBytes } from "./text-bytes.ts";
import { sha256 } from "@noble/hashes/sha2.js";
import { toHex, utf8Text } from "@kelisim/log";
import { isPlainPath, type PackFiles } from "./pack-files.ts";

/** The list of hashes, as `sha256sum` writes it, and what signs it. Neither lists itself. */
export const SUMS = "SHA256SUMS";
export const SUMS_SIGNATURE = "SHA256SUMS.sig";
export const SIGNER = "signer.pem";

const UNLISTED: readonly string[] = [SUMS, SUMS_SIGNATURE];
const LINE = /^([0-9a-f]{64}) {2}(\S+)$/;

/** The hashes of all files, in the order of their names. */
export const sumsOf = (files: PackFiles): Uint8Array =>
  textBytes(
    [...files]
      .filter(([path]) => !UNLISTED.includes(path))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, bytes]) => `${toHex(sha256(bytes))}  ${path}\n`)
      .join(""),
  );

/** What is wrong with files that a list names. */
export type SumsFault =
  | { readonly reason: "sums-malformed" }
  | { readonly reason: "file-missing" | "file-unlisted" | "file-differs"; readonly path: string };

/** Holds files against the list of their hashes; `undefined` where all is well. */
export function sumsFault(files: PackFiles): SumsFault | undefined {
  const text = utf8Text(files.get(SUMS) ?? new Uint8Array());
  if (text === undefined || !text.endsWith("\n")) return { reason: "sums-malformed" };
  const listed = new Map<string, string>();
  for (const line of text.slice(0, -1).split("\n")) {
    const [, hash, path] = LINE.exec(line) ?? [];
    const isListing = path !== undefined && isPlainPath(path) && !listed.has(path);
    if (hash === undefined || !isListing) return { reason: "sums-malformed" };
    listed.set(path, hash);
  }
  for (const [path, hash] of listed) {
    const bytes = files.get(path);
    if (bytes === undefined) return { reason: "file-missing", path };
    if (toHex(sha256(bytes)) !== hash) return { reason: "file-differs", path };
  }
  for (const path of files.keys()) {
    if (!UNLISTED.includes(path) && !listed.has(path)) return { reason: "file-unlisted", path };
  }
  return undefined;
}
