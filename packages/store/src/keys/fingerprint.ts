import { createHmac } from "node:crypto";
import { frame } from "./framing.ts";
import { keyName, type Key, type KeyName } from "./key.ts";

/** Names one key without revealing it: 16 hex digits. */
export function markOfKey(key: Key): string {
  const framed = frame("kelisim fingerprint", keyName(key));
  return createHmac("sha256", key.bytes).update(framed).digest().toString("hex", 0, 8);
}

/** The keys by name, each with its mark. */
export const marksOf = (keys: readonly Key[]): ReadonlyMap<KeyName, string> =>
  new Map(keys.map((key) => [keyName(key), markOfKey(key)]));

/** `data.1:…16 hex digits… mac.1:… seal.1:…`, sorted. Says nothing about the keys themselves. */
export const fingerprintOf = (keys: readonly Key[]): string =>
  [...marksOf(keys)]
    .map(([name, mark]) => `${name}:${mark}`)
    .sort()
    .join(" ");

/** The names and marks of a fingerprint. */
export const parseFingerprint = (fingerprint: string): ReadonlyMap<string, string> =>
  new Map(
    fingerprint.split(" ").map((entry) => {
      const [name = "", mark = ""] = entry.split(":");
      return [name, mark];
    }),
  );
