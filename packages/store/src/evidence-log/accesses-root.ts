import { createHash } from "node:crypto";
import { leafHash, rootFromLeaves } from "@kelisim/log";

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

const bytesOf = (uuid: string): Uint8Array =>
  new Uint8Array(Buffer.from(uuid.replaceAll("-", ""), "hex"));

/** The one entry of a batch of accesses, and what it is made of. */
export type AccessesRoot = {
  /** SHA-256 of the batch's secret and id. */
  readonly salt: Uint8Array;
  /** Root of the tree over the rows' entries (RFC 6962), in the order of their ids. */
  readonly root: Uint8Array;
  /** SHA-256 of the salt and the root. */
  readonly entry: Uint8Array;
};

export function accessesRoot(
  { batchId, secret }: { readonly batchId: string; readonly secret: Uint8Array },
  entries: readonly Uint8Array[],
): AccessesRoot {
  const salt = sha256(secret, bytesOf(batchId));
  const root = rootFromLeaves(entries.map(leafHash));
  return { salt, root, entry: sha256(salt, root) };
}
