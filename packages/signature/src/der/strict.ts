import { type Der, elementsOf, isConstructed, onlyElement, TAG } from "./element.ts";
import { Malformed } from "./malformed.ts";
import { boolean, characters, integerBytes, namedBits, oid, time } from "./values.ts";

const DEEPEST = 32;

/**
 * Reads every element of the bytes, down to the last, and so holds them against the one form that
 * DER allows; what stands inside octet strings is read by whoever opens those.
 * @throws Malformed
 */
export function strictDer(bytes: Uint8Array): Der {
  const whole = onlyElement(bytes);
  check(whole, 0);
  return whole;
}

function check(element: Der, depth: number): void {
  if (depth > DEEPEST) throw new Malformed("unreadable");
  if (isConstructed(element.tag)) {
    if (isUniversal(element) && element.tag !== TAG.sequence && element.tag !== TAG.set) {
      // A string in pieces: BER.
      throw new Malformed("not-canonical");
    }
    for (const inner of elementsOf(element)) check(inner, depth + 1);
    return;
  }
  if (isUniversal(element)) checkValue(element);
}

const isUniversal = ({ tag }: Der): boolean => (tag & 0xc0) === 0;

function checkValue(element: Der): void {
  switch (element.tag) {
    case TAG.boolean:
      boolean(element);
      return;
    case TAG.integer:
    case TAG.enumerated:
      integerBytes(element, element.tag);
      return;
    case TAG.bitString:
      namedBits(element);
      return;
    case TAG.null:
      if (element.content.length > 0) throw new Malformed("unreadable");
      return;
    case TAG.oid:
      oid(element);
      return;
    case TAG.utcTime:
    case TAG.generalizedTime:
      time(element);
      return;
    case TAG.utf8:
      characters(element);
      return;
    case TAG.sequence & 0x1f:
    case TAG.set & 0x1f:
      throw new Malformed("unreadable");
    default:
  }
}
