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
    sequence(
      integer(serialOf(one.certificate)),
      time(one.at),
      ...(one.invalidSince === undefined
        ? []
        : [sequence(extension(OID.invalidityDate, false, generalTime(one.invalidSince)))]),
    ),
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

export type OcspOptions = {
  readonly status?: "good" | "unknown" | { readonly revokedAt: Instant };
  readonly thisUpdate: Instant;
  /** An hour later, unless given; `null` for none. */
  readonly nextUpdate?: Instant | null;
  /** Who signs in place of the authority. */
  readonly responder?: TestSigner;
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
    generalTime(thisUpdate),
    sequence(answer),
    ...(options.moreExtensions === undefined
      ? []
      : [tagged(1, sequence(...options.moreExtensions))]),
  );
  const certificates = responder === undefined ? [] : [tagged(0, sequence(responder.certificate))];
  const basic = signed(tbs, key, ...certificates);
  return sequence(
    element(TAG.enumerated, Uint8Array.of(0)),
    tagged(0, sequence(oidElement(OID.ocspBasic), octetString(basic))),
  );
}

function statusElement(status: NonNullable<OcspOptions["status"]>): Uint8Array {
  if (status === "good") return element(primitive(0));
  if (status === "unknown") return element(primitive(2));
  return tagged(1, generalTime(status.revokedAt));
}

/** The serial number that an OCSPRequest asks about. */
export function serialAsked(request: Uint8Array): Uint8Array {
  const id = Fields.of(request).sequence().sequence().sequence().sequence();
  id.any();
  id.any();
  id.any();
  return id.next(TAG.integer).content;
}
