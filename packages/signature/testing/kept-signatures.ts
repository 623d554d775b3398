import { readFileSync } from "node:fs";
import { certificateOf, type Certificate } from "../src/x509/certificate.ts";
import { at } from "./test-authority.ts";

/** Base64 of what one authority issued and its people signed; `fixtures/write.ts` made it. */
type KeptFamily = Readonly<
  Record<
    | "root"
    | "issuing"
    | "signer"
    | "revoked"
    | "crl"
    | "rootCrl"
    | "ocsp"
    | "ocspRevoked"
    | "stamped"
    | "token",
    string
  >
> & { readonly signatures: readonly string[] };

type Kept = {
  readonly now: string;
  readonly iin: string;
  readonly content: string;
  readonly ecdsa: KeptFamily;
  readonly rsa: KeptFamily;
  readonly gost: KeptFamily;
};

const FILE = new URL("fixtures/signatures.json", import.meta.url);
const fixture = JSON.parse(readFileSync(FILE, "utf8")) as Kept;

/** Bytes of a fixture. */
export const kept = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64"));

export const KEPT = fixture;
export const KEPT_NOW = at(fixture.now);
export const KEPT_CONTENT = kept(fixture.content);
export const KEPT_FAMILIES = [fixture.ecdsa, fixture.rsa, fixture.gost] as const;

/** A certificate of a fixture, read. @throws RangeError */
export function keptCertificate(text: string): Certificate {
  const certificate = certificateOf(kept(text));
  if (certificate === undefined) throw new RangeError("the fixture holds no certificate");
  return certificate;
}
