import { createHmac } from "node:crypto";
import { frame } from "./framing.ts";
import type { Key } from "./key.ts";

/**
 * How the fingerprint that a store remembers relates to the ring it is opened with. `extended`:
 * keys were added; `reduced`: old keys were destroyed; `foreign`: other keys altogether, or a key
 * of the same name with other bytes.
 */
export type FingerprintMatch = "same" | "extended" | "reduced" | "foreign";

/** `data.1:…16 hex digits… mac.1:… seal.1:…`, sorted. Says nothing about the keys themselves. */
export function fingerprintOf(keys: readonly Key[]): string {
  return keys
    .map(({ purpose, version, bytes }) => {
      const name = `${purpose}.${version}`;
      const mac = createHmac("sha256", bytes).update(frame("kelisim fingerprint", name)).digest();
      return `${name}:${mac.toString("hex", 0, 8)}`;
    })
    .sort()
    .join(" ");
}

export function compareFingerprints(stored: string, ours: string): FingerprintMatch {
  if (stored === ours) return "same";
  const before = parse(stored);
  const now = parse(ours);
  const shared = [...before].filter(([name]) => now.has(name));
  if (shared.some(([name, mark]) => now.get(name) !== mark)) return "foreign";
  const purposes = new Set(shared.map(([name]) => name.split(".")[0]));
  if (purposes.size < new Set([...now.keys()].map((name) => name.split(".")[0])).size) {
    return "foreign";
  }
  return shared.length < before.size ? "reduced" : "extended";
}

const parse = (fingerprint: string): ReadonlyMap<string, string> =>
  new Map(
    fingerprint.split(" ").map((entry) => {
      const [name = "", mark = ""] = entry.split(":");
      return [name, mark];
    }),
  );
