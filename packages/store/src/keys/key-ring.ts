import type { Key } from "./key-file.ts";

/** A data key encrypted under a key-encryption key; both members are stored. */
export type WrappedKey = { readonly kekVersion: number; readonly wrapped: Uint8Array };

/** A keyed hash of an identifier for `subject_lookup`. */
export type LookupMac = { readonly keyVersion: number; readonly mac: Uint8Array };

/** How a stored fingerprint relates to the ring: only `foreign` must stop the start. */
export type FingerprintMatch = "same" | "extended" | "reduced" | "foreign";

/** The seam behind which a key management service may stand. */
export interface KeyWrapper {
  /** @param subjectId the owner of the data key; a key wrapped for one opens for no other */
  wrap(subjectId: string, dataKey: Uint8Array): Promise<WrappedKey>;
  unwrap(subjectId: string, wrapped: WrappedKey): Promise<Uint8Array>;
}

export interface KeyRing extends KeyWrapper {
  /** Names every key without revealing it; store it and compare it with `matches` at start. */
  readonly fingerprint: string;
  matches(storedFingerprint: string): FingerprintMatch;
  /** The MAC under the current key, for new look-up rows. `normalised` is the canonical text. */
  mac(field: string, normalised: string): LookupMac;
  /** The MACs under every key, newest first, for finding rows of older keys. */
  macs(field: string, normalised: string): readonly LookupMac[];
  /** The sealing keys, newest first. For `createSealer` only. */
  sealKeys(): readonly Key[];
}

export function createKeyRing(_keys: readonly Key[]): KeyRing {
  throw new Error("not yet");
}
