/** What a key is for: `data` wraps data keys, `mac` looks people up, `seal` seals ids and cursors. */
export type KeyPurpose = "data" | "mac" | "seal";

export const PURPOSES: readonly KeyPurpose[] = ["data", "mac", "seal"];

/** Length of every key: 256 bits. */
export const KEY_BYTES = 32;

export type Key = {
  readonly purpose: KeyPurpose;
  /** From 1 to 255; the highest of a purpose is the current one, the others still read. */
  readonly version: number;
  readonly bytes: Uint8Array;
};

/** Whether the list has a key of each purpose, no version twice, and every key its full length. */
export function checkKeys(keys: readonly Key[]): boolean {
  const names = new Set(keys.map((key) => `${key.purpose}.${key.version}`));
  return (
    names.size === keys.length &&
    PURPOSES.every((purpose) => keys.some((key) => key.purpose === purpose)) &&
    keys.every(
      ({ version, bytes }) =>
        Number.isInteger(version) && version >= 1 && version <= 255 && bytes.length === KEY_BYTES,
    )
  );
}

/** The keys of one purpose, newest first. */
export const keysOf = (keys: readonly Key[], purpose: KeyPurpose): Key[] =>
  keys.filter((key) => key.purpose === purpose).sort((a, b) => b.version - a.version);
