import { createHash } from "node:crypto";
import { streebog512 } from "../gost/streebog.ts";
import { OID } from "../oids.ts";
import { type Algorithm, isBare } from "./algorithm.ts";

/** The digests that count. SHA-1 and MD5 do not. */
export type DigestName = "sha256" | "sha384" | "sha512" | "streebog512";

const DIGESTS: ReadonlyMap<string, DigestName> = new Map([
  [OID.sha256, "sha256"],
  [OID.sha384, "sha384"],
  [OID.sha512, "sha512"],
  [OID.streebog512, "streebog512"],
]);

/** `undefined` for a digest that is refused. */
export const digestNamed = (algorithm: Algorithm): DigestName | undefined =>
  isBare(algorithm) ? DIGESTS.get(algorithm.oid) : undefined;

/** The bytes of a digest, 32 to 64. */
export const digestOf = (name: DigestName, bytes: Uint8Array): Uint8Array =>
  name === "streebog512" ? streebog512(bytes) : createHash(name).update(bytes).digest();
