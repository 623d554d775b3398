import type { Instant } from "@kelisim/core";

/** What a key is for: `data` wraps data keys, `mac` looks people up, `seal` seals ids and cursors. */
export type KeyPurpose = "data" | "mac" | "seal";

export type Key = {
  readonly purpose: KeyPurpose;
  /** From 1 up to 255; the highest of a purpose is the current one. */
  readonly version: number;
  readonly bytes: Uint8Array;
};

/** Reads a key file. @throws KeyFileError */
export function loadKeyFile(_path: string): readonly Key[] {
  throw new Error("not yet");
}

/** Makes a new key file with one key of each purpose; never overwrites. @throws KeyFileError */
export function createKeyFile(_path: string, _now: Instant): readonly Key[] {
  throw new Error("not yet");
}
