import { type Algorithm, algorithm } from "../algorithm/algorithm.ts";
import { constructed, type Der, elementsOf, primitive, TAG } from "../der/element.ts";
import { Fields, inside } from "../der/fields.ts";
import { Malformed } from "../der/malformed.ts";
import { strictDer } from "../der/strict.ts";
import { integerBytes, octets, oid, smallNumber } from "../der/values.ts";
import { MOST_CERTIFICATES } from "../limits.ts";
import { OID } from "../oids.ts";

/** How a signer names its certificate. */
export type SignerId =
  | { readonly kind: "serial"; readonly issuer: Uint8Array; readonly serial: Uint8Array }
  | { readonly kind: "key"; readonly keyId: Uint8Array };

export type SignerInfo = {
  readonly id: SignerId;
  readonly digest: Algorithm;
  /** `[0]`: the attributes that are signed. */
  readonly signedAttributes: Der | undefined;
  readonly algorithm: Algorithm;
  readonly signature: Uint8Array;
  readonly unsignedAttributes: Der | undefined;
};

export type SignedData = {
  readonly digests: readonly Algorithm[];
  readonly contentType: string;
  /** `undefined` where the content is kept apart. */
  readonly content: Uint8Array | undefined;
  /** DER of each, not looked at. */
  readonly certificates: readonly Uint8Array[];
  readonly lists: readonly Uint8Array[];
  readonly ocspResponses: readonly Uint8Array[];
  readonly signers: readonly SignerInfo[];
};

/** ContentInfo with SignedData of RFC 5652. @throws Malformed */
export function signedData(bytes: Uint8Array): SignedData {
  const info = new Fields(strictDer(bytes));
  if (oid(info.any()) !== OID.signedData) throw new Malformed("unreadable");
  const fields = new Fields(inside(info.next(constructed(0))));
  info.end();
  const version = smallNumber(fields.any());
  // 4 is for attribute certificates, which nobody here needs; 5 comes with OCSP responses.
  if (version !== 1 && version !== 3 && version !== 5) throw new Malformed("unreadable");
  const digests = [...elementsOf(fields.next(TAG.set))].map(algorithm);
  const encapsulated = fields.sequence();
  const contentType = oid(encapsulated.any());
  const content = encapsulated.optional(constructed(0));
  encapsulated.end();
  const certificates = fields.optional(constructed(0));
  const revocations = fields.optional(constructed(1));
  const signers = [...elementsOf(fields.next(TAG.set))].map(signerInfo);
  fields.end();
  return {
    ...{ digests, contentType, signers },
    content: content && octets(inside(content)),
    certificates: certificates === undefined ? [] : certificatesIn(certificates),
    ...revocationsIn(revocations),
  };
}

function certificatesIn(set: Der): readonly Uint8Array[] {
  const all = [...elementsOf(set)].filter(({ tag }) => tag === TAG.sequence);
  if (all.length > MOST_CERTIFICATES) throw new Malformed("unreadable");
  return all.map(({ whole }) => whole);
}

function revocationsIn(set: Der | undefined): Pick<SignedData, "lists" | "ocspResponses"> {
  const all = set === undefined ? [] : [...elementsOf(set)];
  const others = all.filter(({ tag }) => tag === constructed(1));
  return {
    lists: all.filter(({ tag }) => tag === TAG.sequence).map(({ whole }) => whole),
    ocspResponses: others.flatMap((other) => {
      const fields = new Fields(other, constructed(1));
      const format = oid(fields.any());
      const { whole } = fields.any();
      fields.end();
      return format === OID.ocspRevocationInfo ? [whole] : [];
    }),
  };
}

function signerInfo(element: Der): SignerInfo {
  const fields = new Fields(element);
  const version = smallNumber(fields.any());
  const id = signerId(fields.any());
  if (version !== (id.kind === "serial" ? 1 : 3)) throw new Malformed("unreadable");
  const digest = algorithm(fields.any());
  const signedAttributes = fields.optional(constructed(0));
  const signatureAlgorithm = algorithm(fields.any());
  const signature = octets(fields.any());
  const unsignedAttributes = fields.optional(constructed(1));
  fields.end();
  return {
    ...{ id, digest, signedAttributes, signature, unsignedAttributes },
    algorithm: signatureAlgorithm,
  };
}

function signerId(element: Der): SignerId {
  if (element.tag === primitive(0)) return { kind: "key", keyId: element.content };
  const fields = new Fields(element);
  const issuer = fields.next(TAG.sequence).whole;
  const serial = integerBytes(fields.any());
  fields.end();
  return { kind: "serial", issuer, serial };
}
