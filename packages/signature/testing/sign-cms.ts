import type { Instant } from "@kelisim/core";
import { constructed, elementsOf, onlyElement, primitive, TAG } from "../src/der/element.ts";
import { element, oidElement, sequence } from "../src/der/write.ts";
import { OID } from "../src/oids.ts";
import { trustedCertificate } from "../src/x509/certificate.ts";
import { hashOf, integer, octetString, set, tagged, time } from "./der-parts.ts";
import type { TestSigner } from "./test-authority.ts";
import { digestAlgorithm, type TestDigest } from "./test-key.ts";

export type CmsOptions = {
  readonly content: Uint8Array;
  readonly signer: TestSigner;
  /** The content is left out. */
  readonly detached?: boolean;
  readonly signingTime?: Instant;
  /** ESSCertIDv2, ESSCertID, or none. */
  readonly reference?: "v2" | "v1" | "none";
  readonly referenceTo?: Uint8Array;
  readonly signerId?: "serial" | "key";
  /** Makes the token over the value of the signature. */
  readonly timestamp?: (signature: Uint8Array) => Uint8Array;
  /** In place of the signer's own and those above it. */
  readonly certificates?: readonly Uint8Array[];
  readonly contentType?: string;
  readonly lists?: readonly Uint8Array[];
  /** OCSP responses, kept as CAdES keeps them. */
  readonly ocspResponses?: readonly Uint8Array[];
  readonly unsigned?: readonly Uint8Array[];
  /** What tests break. */
  readonly digest?: TestDigest;
  readonly algorithm?: Uint8Array;
  readonly messageDigest?: Uint8Array;
  readonly statedContentType?: string | null;
  readonly moreAttributes?: readonly Uint8Array[];
  readonly withoutAttributes?: boolean;
  readonly unordered?: boolean;
};

export const attribute = (id: string, ...values: readonly Uint8Array[]): Uint8Array =>
  sequence(oidElement(id), set(...values));

/** CMS SignedData of one signer, DER. */
export const signCms = (options: CmsOptions): Uint8Array => cmsOf(options, [signerInfo(options)]);

/** CMS SignedData of the same content by several signers, or by none. */
export function cmsOf(options: CmsOptions, signers: readonly Uint8Array[]): Uint8Array {
  const { signer, content, lists = [], contentType = OID.data } = options;
  const certificates = options.certificates ?? [signer.certificate, ...signer.chain];
  const version = options.signerId === "key" || contentType !== OID.data ? 3 : 1;
  const data = sequence(
    integer(version),
    set(digestAlgorithm(options.digest ?? signer.key.digest)),
    sequence(
      oidElement(contentType),
      ...(options.detached === true ? [] : [tagged(0, octetString(content))]),
    ),
    ...(certificates.length === 0 ? [] : [retagged(set(...certificates), constructed(0))]),
    ...(lists.length === 0 ? [] : [retagged(set(...lists), constructed(1))]),
    set(...signers),
  );
  return sequence(oidElement(OID.signedData), tagged(0, data));
}

function retagged(bytes: Uint8Array, tag: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[0] = tag;
  return copy;
}

/** One SignerInfo. */
export function signerInfo(options: CmsOptions): Uint8Array {
  const { signer, content } = options;
  const { key } = signer;
  const digest = options.digest ?? key.digest;
  const { issuer, serial, extensions } = trustedCertificate(signer.certificate);
  const byKey = options.signerId === "key";
  const attributes = attributesOf(options, digest);
  const signed =
    options.unordered === true
      ? element(
          TAG.set,
          ...[...elementsOf(onlyElement(attributes))].map((a) => a.whole).toReversed(),
        )
      : attributes;
  const bare = options.withoutAttributes === true;
  const signature = key.sign(bare ? content : signed);
  const unsigned = unsignedOf(options, signature);
  return sequence(
    integer(byKey ? 3 : 1),
    byKey
      ? element(primitive(0), extensions.subjectKeyId as Uint8Array)
      : sequence(issuer, integer(serial)),
    digestAlgorithm(digest),
    ...(bare ? [] : [retagged(signed, constructed(0))]),
    options.algorithm ?? key.algorithm,
    octetString(signature),
    ...(unsigned.length === 0 ? [] : [retagged(set(...unsigned), constructed(1))]),
  );
}

function attributesOf(options: CmsOptions, digest: TestDigest): Uint8Array {
  const { content, signingTime, contentType = OID.data } = options;
  const type = options.statedContentType === undefined ? contentType : options.statedContentType;
  return set(
    ...(type === null ? [] : [attribute(OID.contentType, oidElement(type))]),
    attribute(OID.messageDigest, octetString(options.messageDigest ?? hashOf(digest, content))),
    ...(signingTime === undefined ? [] : [attribute(OID.signingTime, time(signingTime))]),
    ...referenceOf(options),
    ...(options.moreAttributes ?? []),
  );
}

function referenceOf({ reference = "v2", referenceTo, signer }: CmsOptions): Uint8Array[] {
  const certificate = referenceTo ?? signer.certificate;
  const { issuer, serial } = trustedCertificate(certificate);
  const issuerSerial = sequence(sequence(tagged(4, issuer)), integer(serial));
  const named = (digest: TestDigest) =>
    sequence(sequence(sequence(octetString(hashOf(digest, certificate)), issuerSerial)));
  switch (reference) {
    case "v2":
      return [attribute(OID.signingCertificateV2, named("sha256"))];
    case "v1":
      return [attribute(OID.signingCertificate, named("sha1"))];
    case "none":
      return [];
  }
}

function unsignedOf(options: CmsOptions, signature: Uint8Array): Uint8Array[] {
  const { timestamp, ocspResponses, unsigned = [] } = options;
  return [
    ...(timestamp === undefined ? [] : [attribute(OID.signatureTimeStamp, timestamp(signature))]),
    ...(ocspResponses === undefined
      ? []
      : [attribute(OID.revocationValues, sequence(tagged(1, sequence(...ocspResponses))))]),
    ...unsigned,
  ];
}
