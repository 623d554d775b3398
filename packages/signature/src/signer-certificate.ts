import { parseIin } from "@kelisim/core";
import { sameBytes } from "./bytes.ts";
import type { SignatureFault } from "./fault.ts";
import { OID } from "./oids.ts";
import type { Signer } from "./verifier.ts";
import type { Certificate } from "./x509/certificate.ts";
import { KEY_USAGE } from "./x509/extensions.ts";
import { namedValues } from "./x509/name.ts";

export const isSelfSigned = ({ issuer, subject }: Certificate): boolean =>
  sameBytes(issuer, subject);

/**
 * Why a certificate is not one by which an individual signs; `undefined` for one that is. The
 * authority gives each person two: one to sign, and one to sign in, which proves no will.
 */
export function usageFault({ extensions }: Certificate): SignatureFault | undefined {
  const { keyUsage, extendedKeyUsage: purposes, isAuthority } = extensions;
  if (purposes.some((id) => id === OID.legalEntity || id.startsWith(`${OID.legalEntity}.`))) {
    return "legal-entity-certificate";
  }
  const isForWill = keyUsage?.has(KEY_USAGE.nonRepudiation) === true;
  const isForKeys = keyUsage?.has(KEY_USAGE.keyEncipherment) === true;
  // Some certificates for signing may encipher keys too, so that bit alone tells nothing.
  if (purposes.includes(OID.clientAuth) || (isForKeys && !isForWill)) {
    return "authentication-certificate";
  }
  const signs = isForWill && keyUsage.has(KEY_USAGE.digitalSignature);
  const isForIt = purposes.includes(OID.emailProtection) && purposes.includes(OID.individual);
  return signs && isForIt && !isAuthority ? undefined : "usage-refused";
}

const IIN = /^IIN(\d{12})$/;
const LONGEST_NAME = 200;
/** Control characters, and those that turn the direction of a text round. */
const UNSHOWN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;

/** Who signed, as the certificate's subject says; `undefined` without exactly one right IIN. */
export function signerOf({ subject }: Certificate): Signer | undefined {
  const [number, ...more] = namedValues(subject, OID.serialNumber);
  const digits = IIN.exec(number ?? "")?.[1];
  if (digits === undefined || more.length > 0) return undefined;
  const reading = parseIin(digits);
  if (!reading.ok) return undefined;
  const [name] = namedValues(subject, OID.commonName);
  const isShown =
    name !== undefined && name !== "" && name.length <= LONGEST_NAME && !UNSHOWN.test(name);
  return isShown ? { iin: reading.iin, name } : { iin: reading.iin };
}
