import { constructed, type Der, primitive } from "../der/element.ts";
import { Fields, inside } from "../der/fields.ts";
import { fullNames, webAddresses } from "../x509/addresses.ts";
import type { Certificate } from "../x509/certificate.ts";

/** What an issuer's list is limited to (RFC 5280 5.2.5). */
export type IssuingPoint = {
  /** Addresses, one of which the certificate must name; `undefined` where the list names none. */
  readonly urls: readonly string[] | undefined;
  readonly only: "all" | "people" | "authorities" | "nothing-of-ours";
};

/** @throws Malformed */
export function issuingPoint(element: Der): IssuingPoint {
  const fields = new Fields(element);
  const name = fields.optional(constructed(0));
  const people = isSet(fields.optional(primitive(1)));
  const authorities = isSet(fields.optional(primitive(2)));
  const someReasons = fields.optional(primitive(3)) !== undefined;
  const indirect = isSet(fields.optional(primitive(4)));
  const attributes = isSet(fields.optional(primitive(5)));
  fields.end();
  const urls = name && webAddresses(fullNames(inside(name)));
  if (someReasons || indirect || attributes || (people && authorities)) {
    return { urls, only: "nothing-of-ours" };
  }
  return { urls, only: people ? "people" : authorities ? "authorities" : "all" };
}

const isSet = (flag: Der | undefined): boolean => flag !== undefined && flag.content[0] !== 0;

/** Whether the list is one that would name this certificate. */
export function pointCovers({ urls, only }: IssuingPoint, certificate: Certificate): boolean {
  const { isAuthority, crlUrls } = certificate.extensions;
  const isKind = only === "all" || only === (isAuthority ? "authorities" : "people");
  return isKind && (urls === undefined || urls.some((url) => crlUrls.includes(url)));
}
