import type { Instant } from "@kelisim/core";
import { type Algorithm, algorithm } from "../algorithm/algorithm.ts";
import { constructed, type Der, elementsOf, onlyElement, primitive, TAG } from "../der/element.ts";
import { Fields, inside } from "../der/fields.ts";
import { decode, Malformed } from "../der/malformed.ts";
import { bitBytes, integerBytes, octets, oid, smallNumber, time } from "../der/values.ts";
import { MOST_CERTIFICATES, MOST_OCSP_BYTES } from "../limits.ts";
import { OID } from "../oids.ts";
import { rawExtensions, unknownCritical } from "../x509/extensions.ts";
import type { Revocation } from "./verdict.ts";

/** Which certificate an answer is about. */
export type CertificateId = {
  readonly digest: Algorithm;
  readonly issuerName: Uint8Array;
  readonly issuerKey: Uint8Array;
  readonly serial: Uint8Array;
};

export type SingleAnswer = {
  readonly id: CertificateId;
  readonly status:
    { readonly kind: "good" | "unknown" } | ({ readonly kind: "revoked" } & Revocation);
  readonly thisUpdate: Instant;
  readonly nextUpdate: Instant | undefined;
};

export type OcspResponse = {
  readonly tbs: Uint8Array;
  readonly algorithm: Algorithm;
  readonly signature: Uint8Array;
  readonly responder:
    | { readonly kind: "name"; readonly name: Uint8Array }
    | { readonly kind: "key"; readonly hash: Uint8Array };
  readonly producedAt: Instant;
  readonly answers: readonly SingleAnswer[];
  /** DER of each. */
  readonly certificates: readonly Uint8Array[];
};

/** An OCSPResponse, or the BasicOCSPResponse that CAdES keeps; `undefined` for all else. */
export const ocspResponse = (bytes: Uint8Array): OcspResponse | undefined =>
  bytes.length > MOST_OCSP_BYTES ? undefined : decode(() => basicResponse(basicBytes(bytes)));

function basicBytes(bytes: Uint8Array): Uint8Array {
  const fields = Fields.of(bytes);
  if (fields.nextTag !== TAG.enumerated) return bytes;
  const isSuccess = smallNumber(fields.any(), TAG.enumerated) === 0;
  if (!isSuccess) throw new Malformed("unreadable");
  const typed = new Fields(inside(fields.next(constructed(0))));
  fields.end();
  if (oid(typed.any()) !== OID.ocspBasic) throw new Malformed("unreadable");
  const basic = octets(typed.any());
  typed.end();
  return basic;
}

function basicResponse(bytes: Uint8Array): OcspResponse {
  const outer = Fields.of(bytes);
  const tbs = outer.next(TAG.sequence);
  const named = algorithm(outer.any());
  const signature = bitBytes(outer.any());
  const list = outer.optional(constructed(0));
  outer.end();
  const certificates = list === undefined ? [] : [...elementsOf(inside(list))];
  if (certificates.length > MOST_CERTIFICATES) throw new Malformed("unreadable");

  const fields = new Fields(tbs);
  const version = fields.optional(constructed(0));
  if (version !== undefined && smallNumber(inside(version)) !== 0) {
    throw new Malformed("unreadable");
  }
  const responder = fields.any();
  const producedAt = time(fields.any());
  const answers = [...elementsOf(fields.next(TAG.sequence))].map(singleAnswer);
  refuseUnknown(fields.optional(constructed(1)));
  fields.end();
  return {
    ...{ tbs: tbs.whole, algorithm: named, signature, producedAt, answers },
    responder: responderOf(responder),
    certificates: certificates.map(({ whole }) => whole),
  };
}

function responderOf(element: Der): OcspResponse["responder"] {
  if (element.tag === constructed(1)) return { kind: "name", name: element.content };
  if (element.tag !== constructed(2)) throw new Malformed("unreadable");
  return { kind: "key", hash: octets(inside(element)) };
}

function singleAnswer(element: Der): SingleAnswer {
  const fields = new Fields(element);
  const id = certificateId(fields.sequence());
  const status = statusOf(fields.any());
  const thisUpdate = time(fields.any());
  const next = fields.optional(constructed(0));
  refuseUnknown(fields.optional(constructed(1)));
  fields.end();
  return { id, status, thisUpdate, nextUpdate: next && time(inside(next)) };
}

function certificateId(fields: Fields): CertificateId {
  const digest = algorithm(fields.any());
  const issuerName = octets(fields.any());
  const issuerKey = octets(fields.any());
  const serial = integerBytes(fields.any());
  fields.end();
  return { digest, issuerName, issuerKey, serial };
}

function statusOf(element: Der): SingleAnswer["status"] {
  switch (element.tag) {
    case primitive(0):
      return { kind: "good" };
    case primitive(2):
      return { kind: "unknown" };
    case constructed(1):
      return { kind: "revoked", ...revocationIn(new Fields(element, constructed(1))) };
    default:
      throw new Malformed("unreadable");
  }
}

function revocationIn(fields: Fields): Revocation {
  const since = time(fields.any());
  const said = fields.optional(constructed(0));
  fields.end();
  return { since, reason: said && smallNumber(inside(said), TAG.enumerated) };
}

/** Extensions of answers may be passed over, unless they are critical. */
function refuseUnknown(list: Der | undefined): void {
  if (list !== undefined && unknownCritical(rawExtensions(onlyElement(list.content)), new Set())) {
    throw new Malformed("unreadable");
  }
}
