/** What a key is for: `data` wraps data keys, `mac` looks people up, `seal` seals ids and cursors. */
export type KeyPurpose = "data" | "mac" | "seal";

export const PURPOSES: readonly KeyPurpose[] = ["data", "mac", "seal"];

/** Length of every key: 256 bits. */
export const KEY_BYTES = 32;

export type Key = {
  readonly purpose: KeyPurpose;
  /** From 1 to 255; the highest of a purpose that is in use is the current one, the others still read. */
  readonly version: number;
  readonly bytes: Uint8Array;
};

/** `data.1`: how a key is called wherever people or stores name it. */
export type KeyName = `${KeyPurpose}.${number}`;

export const keyName = ({ purpose, version }: Pick<Key, "purpose" | "version">): KeyName =>
  `${purpose}.${version}`;

/** The highest version that a key can have: it is stored in one byte. */
export const LAST_VERSION = 255;

/** Reads `data.1`; `undefined` for every other text. */
export function parseKeyName(
  text: string,
): { readonly purpose: KeyPurpose; readonly version: number } | undefined {
  const [, word = "", digits = ""] = /^([a-z]+)\.([1-9][0-9]{0,2})$/.exec(text) ?? [];
  const purpose = PURPOSES.find((known) => known === word);
  const version = Number(digits);
  return purpose === undefined || version > LAST_VERSION ? undefined : { purpose, version };
}

/** Whether the list has a key of each purpose, no version twice, and every key its full length. */
export function checkKeys(keys: readonly Key[]): boolean {
  const names = new Set(keys.map(keyName));
  return (
    names.size === keys.length &&
    PURPOSES.every((purpose) => keys.some((key) => key.purpose === purpose)) &&
    keys.every(
      ({ version, bytes }) =>
        Number.isInteger(version) &&
        version >= 1 &&
        version <= LAST_VERSION &&
        bytes.length === KEY_BYTES,
    )
  );
}

/** The keys of one purpose, newest first. */
export const keysOf = (keys: readonly Key[], purpose: KeyPurpose): Key[] =>
  keys.filter((key) => key.purpose === purpose).sort((a, b) => b.version - a.version);
