import { constants, type KeyObject, verify } from "node:crypto";
import { verifyGost } from "../gost/verify-gost.ts";
import type { PublicKey } from "./public-key.ts";
import type { Scheme } from "./scheme.ts";

export type SignedBytes = {
  readonly key: PublicKey;
  readonly scheme: Scheme;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
};

/** Whether the key signed the message so. False for a key of another family. */
export function holds({ key, scheme, message, signature }: SignedBytes): boolean {
  if (key.family === "gost") {
    return scheme.family === "gost" && verifyGost({ publicKey: key.point, message, signature });
  }
  if (scheme.family === "gost" || scheme.family !== key.family) return false;
  try {
    return verify(scheme.digest, message, withPadding(key.key, scheme), signature);
  } catch {
    // OpenSSL throws for some parameters that cannot be, such as a salt longer than the key.
    return false;
  }
}

function withPadding(key: KeyObject, scheme: Exclude<Scheme, { family: "gost" }>) {
  if (scheme.family === "ecdsa") return { key, dsaEncoding: "der" as const };
  return scheme.padding === "pkcs1"
    ? { key, padding: constants.RSA_PKCS1_PADDING }
    : { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.saltLength };
}
