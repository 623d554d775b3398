import { compareInstants, type Instant } from "@kelisim/core";
import { type Algorithm, algorithm } from "../algorithm/algorithm.ts";
import { sameBytes } from "../bytes.ts";
import { constructed, type Der, elementAt, onlyElement, TAG } from "../der/element.ts";
import { Fields, inside } from "../der/fields.ts";
import { decode, Malformed } from "../der/malformed.ts";
import { bitBytes, smallNumber, time } from "../der/values.ts";
import { MOST_CRL_BYTES } from "../limits.ts";
import { OID } from "../oids.ts";
import { KEY_USAGE, rawExtensions, unknownCritical } from "../x509/extensions.ts";
import { isSignedList } from "./checked-lists.ts";
import { type IssuingPoint, issuingPoint, pointCovers } from "./issuing-point.ts";
import { type Revocation, type StatusQuestion, statusIn, type Verdict } from "./verdict.ts";

export type RevocationList = {
  readonly tbs: Uint8Array;
  readonly algorithm: Algorithm;
  readonly signature: Uint8Array;
  readonly issuer: Uint8Array;
  readonly thisUpdate: Instant;
  readonly nextUpdate: Instant;
  readonly entries: Der | undefined;
  readonly point: IssuingPoint | undefined;
};

const KNOWN: ReadonlySet<string> = new Set([OID.issuingPoint, OID.authorityKeyId, OID.crlNumber]);
/** Of an entry: an indirect list names another issuer there, critically, and is refused by that. */
const KNOWN_OF_ENTRY: ReadonlySet<string> = new Set([OID.invalidityDate, OID.crlReason]);

/** `undefined` for bytes that are no complete list of version 2, and for deltas. */
export const revocationList = (bytes: Uint8Array): RevocationList | undefined =>
  bytes.length > MOST_CRL_BYTES ? undefined : decode(() => read(bytes));

function read(bytes: Uint8Array): RevocationList {
  const outer = Fields.of(bytes);
  const tbs = outer.next(TAG.sequence);
  const named = algorithm(outer.any());
  const signature = bitBytes(outer.any());
  outer.end();

  const fields = new Fields(tbs);
  const version = fields.optional(TAG.integer);
  if (version !== undefined && smallNumber(version) !== 1) throw new Malformed("unreadable");
  if (!sameBytes(fields.next(TAG.sequence).whole, named.der)) throw new Malformed("unreadable");
  const issuer = fields.next(TAG.sequence).whole;
  const thisUpdate = time(fields.any());
  const nextUpdate = time(fields.any());
  const entries = fields.optional(TAG.sequence);
  const list = fields.optional(constructed(0));
  fields.end();
  const all = list === undefined ? new Map<string, never>() : rawExtensions(inside(list));
  // A delta alone does not tell who is revoked, whether its issuer marked it as one critically or not.
  if (all.has(OID.deltaList) || unknownCritical(all, KNOWN)) throw new Malformed("unreadable");
  const point = all.get(OID.issuingPoint);
  return {
    ...{ tbs: tbs.whole, algorithm: named, signature, issuer, thisUpdate, nextUpdate, entries },
    point: point && issuingPoint(onlyElement(point.value)),
  };
}

/** What the list says; `undefined` if it does not hold or does not tell about the certificate. */
export function verdictOfList(bytes: Uint8Array, asked: StatusQuestion): Verdict | undefined {
  const list = revocationList(bytes);
  if (list === undefined || !isOfIssuer(list, asked)) return undefined;
  const { thisUpdate: producedAt } = list;
  const entries = decode(() => revocationsIn(list.entries, asked.certificate.serial));
  const status = entries && statusIn(entries, asked, list);
  if (status === undefined || !isSignedList(list, asked.issuer)) return undefined;
  return { status, producedAt };
}

function isOfIssuer(list: RevocationList, { certificate, issuer }: StatusQuestion): boolean {
  const { keyUsage } = issuer.extensions;
  return (
    sameBytes(list.issuer, issuer.subject) &&
    (keyUsage === undefined || keyUsage.has(KEY_USAGE.crlSign)) &&
    (list.point === undefined || pointCovers(list.point, certificate))
  );
}

/** All that is said about the number. @throws Malformed */
function revocationsIn(entries: Der | undefined, serial: Uint8Array): readonly Revocation[] {
  if (entries === undefined) return [];
  const { content } = entries;
  const found: Revocation[] = [];
  for (let at = 0; at < content.length;) {
    const entry = elementAt(content, at);
    at += entry.whole.length;
    if (sameBytes(elementAt(entry.content, 0).content, serial)) found.push(revocationIn(entry));
  }
  return found;
}

/** Since when it is revoked, or, where the issuer says so, since when the key was lost before. */
function revocationIn(entry: Der): Revocation {
  const fields = new Fields(entry);
  fields.next(TAG.integer);
  const revokedAt = time(fields.any());
  const list = fields.optional(TAG.sequence);
  fields.end();
  if (list === undefined) return { since: revokedAt, reason: undefined };
  const all = rawExtensions(list);
  if (unknownCritical(all, KNOWN_OF_ENTRY)) throw new Malformed("unreadable");
  const said = all.get(OID.crlReason);
  const reason = said && smallNumber(onlyElement(said.value), TAG.enumerated);
  const invalid = all.get(OID.invalidityDate);
  const invalidSince = invalid === undefined ? revokedAt : time(onlyElement(invalid.value));
  return { since: earlier(invalidSince, revokedAt), reason };
}

const earlier = (a: Instant, b: Instant): Instant => (compareInstants(a, b) < 0 ? a : b);
