import type { Instant } from "@kelisim/core";
import { digestNamed, digestOf } from "../algorithm/digest.ts";
import type { PublicKey } from "../algorithm/public-key.ts";
import { schemeNamed } from "../algorithm/scheme.ts";
import { holds } from "../algorithm/verify-bytes.ts";
import { sameBytes } from "../bytes.ts";
import { decode, Malformed } from "../der/malformed.ts";
import { octets, oid, time } from "../der/values.ts";
import type { SignatureFault } from "../fault.ts";
import { OID } from "../oids.ts";
import { type Certificate, certificateOf, keyOf } from "../x509/certificate.ts";
import { type Attributes, onlyValue, signedAttributes, signedBytes } from "./attributes.ts";
import { isCommitment } from "./commitment.ts";
import { reference } from "./certificate-reference.ts";
import type { SignedData, SignerId, SignerInfo } from "./signed-data.ts";

type Refused = { readonly ok: false; readonly reason: SignatureFault };
const refused = (reason: SignatureFault): Refused => ({ ok: false, reason });

export type CheckedSigner = {
  readonly ok: true;
  readonly certificate: Certificate;
  readonly family: PublicKey["family"];
  /** What the signer says of the time. Proves nothing. */
  readonly claimedAt: Instant | undefined;
  /** Whether the signed attributes name the certificate. */
  readonly namesCertificate: boolean;
};

export type SignerCheck = {
  readonly data: SignedData;
  readonly signer: SignerInfo;
  readonly content: Uint8Array;
  readonly contentType: string;
};

/** Whether the signer's key signed this content. Nothing is said yet of whose key it is. */
export function checkSigner(asked: SignerCheck): CheckedSigner | Refused {
  const { data, signer } = asked;
  const signed = attributesOf(signer);
  if (!signed.ok) return signed;
  const stated = statedIn(signed.all);
  if (stated === undefined) return refused("attributes-wrong");
  if (stated.contentType !== asked.contentType || data.contentType !== asked.contentType) {
    return refused("attributes-wrong");
  }
  const certificate = certificateFor(signer.id, data.certificates);
  if (certificate === undefined) return refused("certificate-missing");
  const named = decode(() => reference(signed.all, certificate));
  if (named === undefined) return refused("attributes-wrong");
  if (named === "other") return refused("certificate-differs");

  const digest = digestNamed(signer.digest);
  if (digest === undefined || !data.digests.some(({ oid: id }) => id === signer.digest.oid)) {
    return refused("algorithm-refused");
  }
  const scheme = schemeNamed(signer.algorithm, digest);
  if (scheme === undefined) return refused("algorithm-refused");
  const key = keyOf(certificate);
  if (!key.ok) return key;
  if (!sameBytes(stated.digest, digestOf(digest, asked.content))) return refused("digest-differs");
  const { signature } = signer;
  if (!holds({ key: key.key, scheme, message: signed.bytes, signature })) {
    return refused("signature-wrong");
  }
  return {
    ...{ ok: true, certificate, family: key.key.family },
    ...{ claimedAt: stated.claimedAt, namesCertificate: named === "same" },
  };
}

type SignedAttributes = {
  readonly ok: true;
  readonly all: Attributes;
  readonly bytes: Uint8Array;
};

function attributesOf({ signedAttributes: set }: SignerInfo): SignedAttributes | Refused {
  if (set === undefined) return refused("attributes-wrong");
  try {
    return { ok: true, bytes: signedBytes(set), all: signedAttributes(set) };
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return refused(error.fault === "not-canonical" ? "not-canonical" : "attributes-wrong");
  }
}

type Stated = {
  readonly contentType: string;
  readonly digest: Uint8Array;
  readonly claimedAt: Instant | undefined;
};

function statedIn(all: Attributes): Stated | undefined {
  return decode(() => {
    const type = onlyValue(all, OID.contentType);
    const digest = onlyValue(all, OID.messageDigest);
    const claimed = onlyValue(all, OID.signingTime);
    if (type === undefined || digest === undefined || !isCommitment(all)) {
      throw new Malformed("unreadable");
    }
    return {
      contentType: oid(type),
      digest: octets(digest),
      claimedAt: claimed && time(claimed),
    };
  });
}

/** The certificate that a signer names, among those that came along. */
function certificateFor(id: SignerId, all: readonly Uint8Array[]): Certificate | undefined {
  return all
    .map(certificateOf)
    .find((certificate) => certificate !== undefined && isNamed(id, certificate));
}

function isNamed(id: SignerId, { issuer, serial, extensions }: Certificate): boolean {
  if (id.kind === "serial") return sameBytes(id.issuer, issuer) && sameBytes(id.serial, serial);
  return extensions.subjectKeyId !== undefined && sameBytes(id.keyId, extensions.subjectKeyId);
}
