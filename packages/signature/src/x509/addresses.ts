import { constructed, type Der, elementsOf, primitive } from "../der/element.ts";
import { Fields, inside } from "../der/fields.ts";
import { oid } from "../der/values.ts";
import { OID } from "../oids.ts";

const URI = primitive(6);
const LONGEST = 512;
const MOST = 4;

/** The addresses of the web among general names, as they are written. */
export function webAddresses(names: Iterable<Der>): readonly string[] {
  return [...names]
    .filter(({ tag, content }) => tag === URI && content.length <= LONGEST)
    .map(({ content }) => Buffer.from(content).toString("latin1"))
    .filter((text) => /^https?:\/\/[!-~]+$/i.test(text))
    .slice(0, MOST);
}

/** The full names of a DistributionPointName; none where it is told relative to the issuer. */
export const fullNames = (name: Der): Iterable<Der> =>
  name.tag === constructed(0) ? elementsOf(name) : [];

/** CRLDistributionPoints: where lists of this issuer for all reasons are. */
export function crlPoints(value: Der | undefined): readonly string[] {
  if (value === undefined) return [];
  const urls = [...elementsOf(value)].flatMap((element) => {
    const fields = new Fields(element);
    const name = fields.optional(constructed(0));
    return name === undefined || !fields.isAtEnd ? [] : webAddresses(fullNames(inside(name)));
  });
  return urls.slice(0, MOST);
}

/** AuthorityInfoAccess: where OCSP is asked. */
export function ocspAddresses(value: Der | undefined): readonly string[] {
  if (value === undefined) return [];
  const places = [...elementsOf(value)].flatMap((element) => {
    const fields = new Fields(element);
    const isOcsp = oid(fields.any()) === OID.ocspAccess;
    const place = fields.any();
    fields.end();
    return isOcsp ? [place] : [];
  });
  return webAddresses(places);
}
