import { constructed, type Der, elementsOf, onlyElement, primitive, TAG } from "../der/element.ts";
import { Fields } from "../der/fields.ts";
import { Malformed } from "../der/malformed.ts";
import { boolean, namedBits, octets, oid, smallNumber } from "../der/values.ts";
import { OID } from "../oids.ts";
import { crlPoints, ocspAddresses } from "./addresses.ts";

/** The bits of keyUsage that are asked about. */
export const KEY_USAGE = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyEncipherment: 2,
  keyCertSign: 5,
  crlSign: 6,
} as const;

export type Extensions = {
  readonly isAuthority: boolean;
  /** How many authorities may stand below; `undefined` for any number. */
  readonly pathLength: number | undefined;
  /** `undefined` where the extension is missing. */
  readonly keyUsage: ReadonlySet<number> | undefined;
  readonly extendedKeyUsage: readonly string[];
  readonly subjectKeyId: Uint8Array | undefined;
  readonly authorityKeyId: Uint8Array | undefined;
  readonly crlUrls: readonly string[];
  readonly ocspUrls: readonly string[];
  /** Of a responder: its issuer says that nobody needs to ask about it. */
  readonly isExemptFromStatus: boolean;
  /** A critical extension that is not understood here; limits on names are never, critical or not. */
  readonly hasUnknownCritical: boolean;
};

/** Understood, or without effect on what is decided here. */
const KNOWN: ReadonlySet<string> = new Set([
  OID.basicConstraints,
  OID.keyUsage,
  OID.extendedKeyUsage,
  OID.subjectAltName,
  OID.policies,
  OID.subjectKeyId,
  OID.authorityKeyId,
  OID.crlPoints,
  OID.ocspNoCheck,
]);

export type RawExtension = { readonly critical: boolean; readonly value: Uint8Array };

/** Extensions by their identifiers. @throws Malformed, also where one stands twice */
export function rawExtensions(list: Der): ReadonlyMap<string, RawExtension> {
  const found = new Map<string, RawExtension>();
  for (const element of elementsOf(list)) {
    const fields = new Fields(element);
    const id = oid(fields.any());
    const critical = fields.optional(TAG.boolean);
    const value = octets(fields.any());
    fields.end();
    if (found.has(id)) throw new Malformed("unreadable");
    found.set(id, { critical: critical !== undefined && boolean(critical), value });
  }
  return found;
}

export const unknownCritical = (
  all: ReadonlyMap<string, RawExtension>,
  known: ReadonlySet<string>,
): boolean => [...all].some(([id, { critical }]) => critical && !known.has(id));

/** Of a certificate. @throws Malformed */
export function extensions(list: Der | undefined): Extensions {
  const all = list === undefined ? new Map<string, RawExtension>() : rawExtensions(list);
  const value = (id: string): Der | undefined => {
    const found = all.get(id);
    return found && onlyElement(found.value);
  };
  const usage = value(OID.keyUsage);
  const purposes = value(OID.extendedKeyUsage);
  const ownId = value(OID.subjectKeyId);
  const issuerId = value(OID.authorityKeyId);
  return {
    ...constraints(value(OID.basicConstraints)),
    keyUsage: usage && namedBits(usage),
    extendedKeyUsage: purposes === undefined ? [] : [...elementsOf(purposes)].map(oid),
    subjectKeyId: ownId && octets(ownId),
    authorityKeyId: issuerId && keyIdOf(issuerId),
    crlUrls: crlPoints(value(OID.crlPoints)),
    ocspUrls: ocspAddresses(value(OID.authorityInfo)),
    isExemptFromStatus: all.has(OID.ocspNoCheck),
    hasUnknownCritical: unknownCritical(all, KNOWN) || all.has(OID.nameConstraints),
  };
}

function constraints(value: Der | undefined): Pick<Extensions, "isAuthority" | "pathLength"> {
  if (value === undefined) return { isAuthority: false, pathLength: undefined };
  const fields = new Fields(value);
  const authority = fields.optional(TAG.boolean);
  const length = fields.optional(TAG.integer);
  fields.end();
  return {
    isAuthority: authority !== undefined && boolean(authority),
    pathLength: length && smallNumber(length),
  };
}

function keyIdOf(value: Der): Uint8Array | undefined {
  const fields = new Fields(value);
  const id = fields.optional(primitive(0))?.content;
  while (!fields.isAtEnd) {
    const { tag } = fields.any();
    if (tag !== constructed(1) && tag !== primitive(2)) throw new Malformed("unreadable");
  }
  return id;
}
