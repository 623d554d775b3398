import { type Der, elementsOf, onlyElement, TAG } from "../der/element.ts";
import { Fields } from "../der/fields.ts";
import { Malformed } from "../der/malformed.ts";
import { oid } from "../der/values.ts";

/** Attributes of a signer: identifier and values. */
export type Attributes = ReadonlyMap<string, readonly Der[]>;

/** Of those that are signed. @throws Malformed for an attribute without a value or one that stands twice */
export const signedAttributes = (set: Der): Attributes => attributes(set, "once");

/** Signers may add to these at any time, in as many attributes of a kind as they like. @throws Malformed */
export const unsignedAttributes = (set: Der): Attributes => attributes(set, "repeated");

function attributes(set: Der, each: "once" | "repeated"): Attributes {
  const found = new Map<string, readonly Der[]>();
  for (const element of elementsOf(set)) {
    const fields = new Fields(element);
    const id = oid(fields.any());
    const values = [...elementsOf(fields.next(TAG.set))];
    fields.end();
    const before = found.get(id);
    if (values.length === 0 || (each === "once" && before !== undefined)) {
      throw new Malformed("unreadable");
    }
    found.set(id, [...(before ?? []), ...values]);
  }
  return found;
}

/** The only value; `undefined` if the attribute is missing. @throws Malformed for several */
export function onlyValue(all: Attributes, id: string): Der | undefined {
  const values = all.get(id);
  if (values !== undefined && values.length > 1) throw new Malformed("unreadable");
  return values?.[0];
}

/**
 * The bytes that the signature is over: the same attributes as a SET OF. They lie in the message
 * under another tag, and must lie there in the order of DER already.
 * @throws Malformed
 */
export function signedBytes(set: Der): Uint8Array {
  let before: Uint8Array | undefined;
  for (const { whole } of elementsOf(set)) {
    if (before !== undefined && Buffer.compare(before, whole) > 0) {
      throw new Malformed("not-canonical");
    }
    before = whole;
  }
  const bytes = Uint8Array.from(set.whole);
  bytes[0] = TAG.set;
  return onlyElement(bytes).whole;
}
