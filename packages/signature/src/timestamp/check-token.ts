import { compareInstants, type Instant } from "@kelisim/core";
import { digestNamed, digestOf } from "../algorithm/digest.ts";
import { sameBytes } from "../bytes.ts";
import { checkSigner } from "../cms/check-signer.ts";
import { type SignedData, signedData } from "../cms/signed-data.ts";
import { decode } from "../der/malformed.ts";
import { OID } from "../oids.ts";
import { findPath } from "../path/find-path.ts";
import { isValidAt } from "../path/may-issue.ts";
import { stillNow } from "../revocation/window.ts";
import { type Certificate, certificateOf } from "../x509/certificate.ts";
import { KEY_USAGE } from "../x509/extensions.ts";
import { tokenInfo } from "./token-info.ts";

export type TokenQuestion = {
  /** ContentInfo of the token, DER. */
  readonly token: Uint8Array;
  /** What was stamped: the signature value. */
  readonly stamped: Uint8Array;
  readonly roots: readonly Certificate[];
  readonly between: readonly Certificate[];
  readonly now: Instant;
};

export type TokenOutcome =
  | {
      readonly kind: "valid";
      readonly time: Instant;
      /** From the authority's certificate to its root. */
      readonly path: readonly Certificate[];
      readonly data: SignedData;
    }
  /** Made by an authority or an algorithm that we do not know: it proves nothing, and hurts nothing. */
  | { readonly kind: "unknown" }
  | { readonly kind: "wrong" };

const WRONG: TokenOutcome = { kind: "wrong" };
const UNKNOWN: TokenOutcome = { kind: "unknown" };

/** Whether a known authority stamped these bytes, and when. */
export function checkToken(asked: TokenQuestion): TokenOutcome {
  const data = decode(() => signedData(asked.token));
  const [signer, ...others] = data?.signers ?? [];
  const content = data?.content;
  const info = content && decode(() => tokenInfo(content));
  if (data === undefined || content === undefined || info === undefined) return WRONG;
  if (signer === undefined || others.length > 0) return WRONG;

  const digest = digestNamed(info.digest);
  if (digest === undefined) return UNKNOWN;
  if (!sameBytes(info.imprint, digestOf(digest, asked.stamped))) return WRONG;
  const checked = checkSigner({ data, signer, content, contentType: OID.timestampInfo });
  if (!checked.ok) return checked.reason === "algorithm-refused" ? UNKNOWN : WRONG;
  const { certificate } = checked;
  if (!checked.namesCertificate || !mayStamp(certificate)) return WRONG;
  if (compareInstants(info.time, stillNow(asked.now)) > 0) return WRONG;
  if (!isValidAt(certificate, info.time)) return WRONG;

  const between = [...asked.between, ...data.certificates.map(certificateOf)];
  const found = findPath({
    leaf: certificate,
    roots: asked.roots,
    between: between.filter((one) => one !== undefined),
    at: info.time,
  });
  if (found.ok) return { kind: "valid", time: info.time, path: found.path, data };
  return found.reason === "chain-unknown" ? UNKNOWN : WRONG;
}

/** A certificate for timestamps and nothing else. */
function mayStamp({ extensions }: Certificate): boolean {
  const { extendedKeyUsage, keyUsage, isAuthority } = extensions;
  const signs =
    keyUsage === undefined ||
    keyUsage.has(KEY_USAGE.digitalSignature) ||
    keyUsage.has(KEY_USAGE.nonRepudiation);
  return (
    extendedKeyUsage.length === 1 &&
    extendedKeyUsage[0] === OID.timeStamping &&
    signs &&
    !isAuthority
  );
}
