import { p256 } from "@noble/curves/nist.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { ReceiptJwk } from "./receipt-file.ts";

type Coordinates = Pick<ReceiptJwk, "x" | "y">;

/** SHA-256 over the members that RFC 7638 names, base64url: by it a key is called and compared. */
export const thumbprint = ({ x, y }: Coordinates): string =>
  toBase64url(sha256(utf8ToBytes(canonicalJson({ crv: "P-256", kty: "EC", x, y }))));

/**
 * A public key as it is published.
 * @param publicKey 65 bytes, uncompressed (0x04, x, y)
 * @throws RangeError if it is not that
 */
export function jwkOf(publicKey: Uint8Array): ReceiptJwk {
  if (publicKey.length !== 65 || publicKey[0] !== 4) {
    throw new RangeError("not an uncompressed P-256 key");
  }
  const at = {
    x: toBase64url(publicKey.subarray(1, 33)),
    y: toBase64url(publicKey.subarray(33)),
  };
  return { kty: "EC", crv: "P-256", ...at, kid: thumbprint(at), use: "sig", alg: "ES256" };
}

/** The 65 bytes of a key whose `kid` is its own thumbprint; `undefined` for all else. */
export function keyOf(jwk: ReceiptJwk): Uint8Array | undefined {
  const [x, y] = [fromBase64url(jwk.x), fromBase64url(jwk.y)];
  if (x?.length !== 32 || y?.length !== 32 || jwk.kid !== thumbprint(jwk)) return undefined;
  const key = Uint8Array.of(4, ...x, ...y);
  // A point off the curve would be no key at all.
  return p256.utils.isValidPublicKey(key) ? key : undefined;
}
