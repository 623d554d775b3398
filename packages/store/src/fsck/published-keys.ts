import { createHash, createPublicKey, type KeyObject } from "node:crypto";
import { toHex, verifierKeyOf } from "@kelisim/log";
import type { Queryable } from "../db/db.ts";
import { logKeys, type PublishedKey } from "../evidence-log/log-keys.ts";
import type { FsckFinding } from "./finding.ts";

/** Public keys by the id that stands in what they signed. */
export type PublicKeys = ReadonlyMap<string, KeyObject>;

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

/** RFC 7638, of a P-256 key. */
const thumbprint = (x: string, y: string): string =>
  createHash("sha256")
    .update(JSON.stringify({ crv: "P-256", kty: "EC", x, y }))
    .digest("base64url");

/** A key, unless its bytes are none or its id is another's. */
function keyOf({ use, keyId, publicKey }: PublishedKey, origin: string): KeyObject | undefined {
  try {
    if (use === "log") {
      if (toHex(verifierKeyOf(origin, publicKey).keyHash) !== keyId) return undefined;
      const jwk = { kty: "OKP", crv: "Ed25519", x: base64url(publicKey) };
      return createPublicKey({ key: jwk, format: "jwk" });
    }
    const [x, y] = [base64url(publicKey.subarray(1, 33)), base64url(publicKey.subarray(33))];
    if (publicKey[0] !== 4 || thumbprint(x, y) !== keyId) return undefined;
    return createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  } catch {
    return undefined;
  }
}

/** The keys that have signed, by their use; one that is not what its id says is told. */
export async function publishedKeys(
  db: Queryable,
  use: PublishedKey["use"],
  origin: string,
  found: (finding: FsckFinding) => void,
): Promise<PublicKeys> {
  const keys = new Map<string, KeyObject>();
  for (const published of await logKeys(db)) {
    if (published.use !== use) continue;
    const key = keyOf(published, origin);
    if (key !== undefined) keys.set(published.keyId, key);
    else {
      const named = { use, key_id: published.keyId };
      found({ check: "checkpoints", fault: "differs", table: "log_key", key: named });
    }
  }
  return keys;
}
