import type { Instant } from "@kelisim/core";
import { primitive, TAG } from "../src/der/element.ts";
import { Fields } from "../src/der/fields.ts";
import { element, oidElement, sequence } from "../src/der/write.ts";
import { OID } from "../src/oids.ts";
import { trustedCertificate } from "../src/x509/certificate.ts";
import { extension, generalTime, hashOf, integer, octetString, tagged, time } from "./der-parts.ts";
import { serialOf, signed } from "./issue-certificate.ts";
import type { TestAuthority, TestSigner } from "./test-authority.ts";

export type Revoked = {
  readonly certificate: Uint8Array;
  readonly at: Instant;
  /** When the key was lost already. */
  readonly invalidSince?: Instant;
  /** CRLReason of RFC 5280; none unless given. */
  readonly reason?: number;
};

export type ListOptions = {
  readonly revoked?: readonly Revoked[];
  readonly thisUpdate: Instant;
  /** A day later, unless given. */
  readonly nextUpdate?: Instant;
  readonly moreExtensions?: readonly Uint8Array[];
};

/** A CertificateList of the authority, DER. */
export function makeCrl(authority: TestAuthority, options: ListOptions): Uint8Array {
  const { thisUpdate, revoked = [], moreExtensions = [] } = options;
  const entries = revoked.map((one) =>
    sequence(integer(serialOf(one.certificate)), time(one.at), ...entryExtensions(one)),
  );
  const tbs = sequence(
    integer(1),
    authority.key.algorithm,
    authority.subject,
    time(thisUpdate),
    time(options.nextUpdate ?? thisUpdate.add({ hours: 24 })),
    ...(entries.length === 0 ? [] : [sequence(...entries)]),
    tagged(0, sequence(extension(OID.crlNumber, false, integer(1)), ...moreExtensions)),
  );
  return signed(tbs, authority.key);
}

function entryExtensions({ invalidSince, reason }: Revoked): readonly Uint8Array[] {
  const all = [
    ...(reason === undefined ? [] : [extension(OID.crlReason, false, enumerated(reason))]),
    ...(invalidSince === undefined
      ? []
      : [extension(OID.invalidityDate, false, generalTime(invalidSince))]),
  ];
  return all.length === 0 ? [] : [sequence(...all)];
}

const enumerated = (value: number): Uint8Array => element(TAG.enumerated, Uint8Array.of(value));

export type OcspOptions = {
  readonly status?:
    "good" | "unknown" | { readonly revokedAt: Instant; readonly reason?: number | undefined };
  readonly thisUpdate: Instant;
  /** When it was signed; as of `thisUpdate`, unless given. */
  readonly producedAt?: Instant;
  /** An hour later, unless given; `null` for none. */
  readonly nextUpdate?: Instant | null;
  /** Who signs in place of the authority. */
  readonly responder?: TestSigner;
  /** In place of the responder's own. */
  readonly certificates?: readonly Uint8Array[];
  readonly digest?: "sha1" | "sha256" | "streebog512";
  readonly moreExtensions?: readonly Uint8Array[];
};

/** An OCSPResponse of the authority about a certificate, DER. */
export function makeOcsp(
  authority: TestAuthority,
  about: { readonly certificate: Uint8Array } | { readonly serial: Uint8Array },
  options: OcspOptions,
): Uint8Array {
  const { thisUpdate, status = "good", digest = "sha256", responder } = options;
  const next = options.nextUpdate === undefined ? thisUpdate.add({ hours: 1 }) : options.nextUpdate;
  const issuer = trustedCertificate(authority.certificate);
  const algorithm = { sha1: OID.sha1, sha256: OID.sha256, streebog512: OID.streebog512 }[digest];
  const answer = sequence(
    sequence(
      sequence(oidElement(algorithm), element(TAG.null)),
      octetString(hashOf(digest, issuer.subject)),
      octetString(hashOf(digest, issuer.keyBits)),
      integer("serial" in about ? about.serial : serialOf(about.certificate)),
    ),
    statusElement(status),
    generalTime(thisUpdate),
    ...(next === null ? [] : [tagged(0, generalTime(next))]),
  );
  const key = responder?.key ?? authority.key;
  const subject = responder && trustedCertificate(responder.certificate).subject;
  const tbs = sequence(
    tagged(1, subject ?? authority.subject),
    generalTime(options.producedAt ?? thisUpdate),
    sequence(answer),
    ...(options.moreExtensions === undefined
      ? []
      : [tagged(1, sequence(...options.moreExtensions))]),
  );
  const certificates = options.certificates ?? (responder ? [responder.certificate] : []);
  const list = certificates.length === 0 ? [] : [tagged(0, sequence(...certificates))];
  const basic = signed(tbs, key, ...list);
  return sequence(
    element(TAG.enumerated, Uint8Array.of(0)),
    tagged(0, sequence(oidElement(OID.ocspBasic), octetString(basic))),
  );
}

function statusElement(status: NonNullable<OcspOptions["status"]>): Uint8Array {
  if (status === "good") return element(primitive(0));
  if (status === "unknown") return element(primitive(2));
  const { revokedAt, reason } = status;
  return tagged(
    1,
    generalTime(revokedAt),
    ...(reason === undefined ? [] : [tagged(0, enumerated(reason))]),
  );
}

/** The serial number that an OCSPRequest asks about. */
export function serialAsked(request: Uint8Array): Uint8Array {
  const id = Fields.of(request).sequence().sequence().sequence().sequence();
  id.any();
  id.any();
  id.any();
  return id.next(TAG.integer).content;
}
