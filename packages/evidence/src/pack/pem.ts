import { textBytes } from "./text-bytes.ts";
import { fromBase64, toBase64 } from "@kelisim/log";

/** What stands before the 65 bytes of an uncompressed P-256 point in a SubjectPublicKeyInfo (RFC 5480). */
const HEAD = Uint8Array.from([
  ...[0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08],
  ...[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00],
]);
const POINT_BYTES = 65;
const BEGIN = "-----BEGIN PUBLIC KEY-----\n";
const END = "-----END PUBLIC KEY-----\n";

/** A P-256 public key, 65 bytes, as OpenSSL reads it. */
export function publicKeyPem(point: Uint8Array): Uint8Array {
  const der = new Uint8Array(HEAD.length + point.length);
  der.set(HEAD);
  der.set(point, HEAD.length);
  const lines = toBase64(der).match(/.{1,64}/g) ?? [];
  return textBytes(`${BEGIN}${lines.join("\n")}\n${END}`);
}

/** The 65 bytes of a P-256 public key; `undefined` unless the text is just how `publicKeyPem` writes it. */
export function publicKeyIn(pem: string): Uint8Array | undefined {
  if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) return undefined;
  const der = fromBase64(pem.slice(BEGIN.length, -END.length).replaceAll("\n", ""));
  if (der?.length !== HEAD.length + POINT_BYTES) return undefined;
  const point = der.subarray(HEAD.length);
  if (point[0] !== 4) return undefined;
  const again = publicKeyPem(point);
  const same = textBytes(pem);
  return again.length === same.length && again.every((byte, at) => byte === same[at])
    ? point
    : undefined;
}
