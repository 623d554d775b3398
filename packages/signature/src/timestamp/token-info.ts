import type { Instant } from "@kelisim/core";
import { type Algorithm, algorithm } from "../algorithm/algorithm.ts";
import { constructed, TAG } from "../der/element.ts";
import { Fields } from "../der/fields.ts";
import { Malformed } from "../der/malformed.ts";
import { strictDer } from "../der/strict.ts";
import { integerBytes, octets, oid, smallNumber, time } from "../der/values.ts";
import { rawExtensions, unknownCritical } from "../x509/extensions.ts";

/** What a timestamp authority says (TSTInfo of RFC 3161). */
export type TokenInfo = {
  readonly digest: Algorithm;
  readonly imprint: Uint8Array;
  readonly time: Instant;
};

/** @throws Malformed */
export function tokenInfo(bytes: Uint8Array): TokenInfo {
  const fields = new Fields(strictDer(bytes));
  if (smallNumber(fields.any()) !== 1) throw new Malformed("unreadable");
  // The authority's policy: whoever configures its root has accepted it.
  oid(fields.any());
  const imprint = fields.sequence();
  const digest = algorithm(imprint.any());
  const hashed = octets(imprint.any());
  imprint.end();
  integerBytes(fields.any());
  const at = fields.next(TAG.generalizedTime);
  fields.optional(TAG.sequence);
  fields.optional(TAG.boolean);
  fields.optional(TAG.integer);
  fields.optional(constructed(0));
  const list = fields.optional(constructed(1));
  fields.end();
  if (list !== undefined && unknownCritical(rawExtensions(list), new Set())) {
    throw new Malformed("unreadable");
  }
  return { digest, imprint: hashed, time: time(at) };
}
