import { createHash } from "node:crypto";
import { type Instant, utcText } from "@kelisim/core";
import { constructed, TAG } from "../src/der/element.ts";
import { element, oidElement, sequence } from "../src/der/write.ts";
import { streebog512 } from "../src/gost/streebog.ts";
import { OID } from "../src/oids.ts";
import type { TestDigest } from "./test-key.ts";

/** The INTEGER of a small number, or of the bytes of a positive one. */
export function integer(value: number | Uint8Array): Uint8Array {
  if (typeof value !== "number") return element(TAG.integer, value);
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex");
  return element(TAG.integer, ...((bytes[0] as number) > 0x7f ? [Uint8Array.of(0)] : []), bytes);
}

/** `[n]` around what is given. */
export const tagged = (n: number, ...content: readonly Uint8Array[]): Uint8Array =>
  element(constructed(n), ...content);

export const set = (...members: readonly Uint8Array[]): Uint8Array =>
  element(TAG.set, ...[...members].sort((a, b) => Buffer.compare(a, b)));

export const octetString = (...content: readonly Uint8Array[]): Uint8Array =>
  element(TAG.octetString, ...content);

/** A BIT STRING of whole bytes. */
export const bitString = (bytes: Uint8Array): Uint8Array =>
  element(TAG.bitString, Uint8Array.of(0), bytes);

export const text = (value: string): Uint8Array => element(TAG.utf8, Buffer.from(value, "utf8"));

export const TRUE = element(TAG.boolean, Uint8Array.of(0xff));

const timeDigits = (at: Instant): string => utcText(at).replace(/\.\d+/, "").replace(/[-:T]/g, "");

/** GeneralizedTime, to the second. */
export const generalTime = (at: Instant): Uint8Array =>
  element(TAG.generalizedTime, Buffer.from(timeDigits(at), "latin1"));

/** UTCTime until 2049, then GeneralizedTime. */
export function time(at: Instant): Uint8Array {
  const digits = timeDigits(at);
  if (Number(digits.slice(0, 4)) > 2049) return generalTime(at);
  return element(TAG.utcTime, Buffer.from(digits.slice(2), "latin1"));
}

/** A KeyUsage or another BIT STRING of named bits, no zero bit at its end. */
export function namedBits(bits: readonly number[]): Uint8Array {
  const last = Math.max(...bits);
  const bytes = new Uint8Array(Math.floor(last / 8) + 1);
  for (const bit of bits) {
    const i = Math.floor(bit / 8);
    bytes[i] = (bytes[i] as number) | (0x80 >> (bit % 8));
  }
  return element(TAG.bitString, Uint8Array.of(7 - (last % 8)), bytes);
}

export const extension = (id: string, critical: boolean, value: Uint8Array): Uint8Array =>
  sequence(oidElement(id), ...(critical ? [TRUE] : []), octetString(value));

export type NamePart = readonly [attribute: string, value: string];

/** A Name of one attribute each. */
export const name = (...parts: readonly NamePart[]): Uint8Array =>
  sequence(...parts.map(([id, value]) => set(sequence(oidElement(id), text(value)))));

export const personName = (iin: string | undefined, shown: string): Uint8Array =>
  name(
    [OID.commonName, shown],
    ...(iin === undefined ? [] : [[OID.serialNumber, `IIN${iin}`] as const]),
    ["2.5.4.6", "KZ"],
  );

export const hashOf = (digest: TestDigest, bytes: Uint8Array): Uint8Array =>
  digest === "streebog512"
    ? streebog512(bytes)
    : new Uint8Array(createHash(digest).update(bytes).digest());
