import { createHmac, hkdfSync, randomBytes } from "node:crypto";
import { aesOpen, aesSeal, IV_BYTES } from "./aes-gcm.ts";
import { CipherError } from "./cipher-error.ts";
import { compareFingerprints, type FingerprintMatch, fingerprintOf } from "./fingerprint.ts";
import { frame } from "./framing.ts";
import { checkKeys, type Key, KEY_BYTES, keysOf } from "./key.ts";

/** A data key encrypted under a key-encryption key; both members are stored. */
export type WrappedKey = { readonly kekVersion: number; readonly wrapped: Uint8Array };

/** A keyed hash of an identifier, for `subject_lookup`. */
export type LookupMac = { readonly keyVersion: number; readonly mac: Uint8Array };

/** The seam behind which a key management service may stand. */
export interface KeyWrapper {
  /** @param subjectId the owner of the data key: wrapped for one, it opens for no other */
  wrap(subjectId: string, dataKey: Uint8Array): Promise<WrappedKey>;
  /** @throws CipherError when it does not open */
  unwrap(subjectId: string, wrapped: WrappedKey): Promise<Uint8Array>;
}

/** The keys of this service in use. They never leave it, and it prints nothing of them. */
export interface KeyRing extends KeyWrapper {
  /** Names every key without revealing it; stored, and compared by `matches` at every start. */
  readonly fingerprint: string;
  /** Only `foreign` must stop the start: these are not the keys of that store. */
  matches(storedFingerprint: string): FingerprintMatch;
  /** The MAC under the current key, for new look-up rows. `normalised` is the canonical text. */
  mac(field: string, normalised: string): LookupMac;
  /** The MACs under every key, newest first, for finding rows that an older key made. */
  macs(field: string, normalised: string): readonly LookupMac[];
  /** A key derived from each sealing key for one use, newest first. */
  sealingKeys(use: string): readonly Key[];
}

/** @throws RangeError without a sound key of each purpose */
export const createKeyRing = (keys: readonly Key[]): KeyRing => new LocalKeyRing(keys);

class LocalKeyRing implements KeyRing {
  readonly fingerprint: string;
  readonly #data: readonly Key[];
  readonly #mac: readonly Key[];
  readonly #seal: readonly Key[];

  constructor(keys: readonly Key[]) {
    if (!checkKeys(keys)) throw new RangeError("a key ring needs sound keys of every purpose");
    this.#data = keysOf(keys, "data");
    this.#mac = keysOf(keys, "mac");
    this.#seal = keysOf(keys, "seal");
    this.fingerprint = fingerprintOf(keys);
  }

  matches(storedFingerprint: string): FingerprintMatch {
    return compareFingerprints(storedFingerprint, this.fingerprint);
  }

  async wrap(subjectId: string, dataKey: Uint8Array): Promise<WrappedKey> {
    const kek = newest(this.#data);
    const iv = randomBytes(IV_BYTES);
    const sealed = aesSeal(kek.bytes, iv, wrappingOf(kek.version, subjectId), dataKey);
    return { kekVersion: kek.version, wrapped: new Uint8Array(Buffer.concat([iv, sealed])) };
  }

  async unwrap(subjectId: string, { kekVersion, wrapped }: WrappedKey): Promise<Uint8Array> {
    const kek = this.#data.find((key) => key.version === kekVersion);
    if (kek === undefined) throw new CipherError("unknown-version", "a data key");
    const iv = wrapped.subarray(0, IV_BYTES);
    const key =
      iv.length === IV_BYTES
        ? aesOpen(kek.bytes, iv, wrappingOf(kekVersion, subjectId), wrapped.subarray(IV_BYTES))
        : undefined;
    if (key === undefined) throw new CipherError("does-not-open", "a data key");
    return key;
  }

  mac(field: string, normalised: string): LookupMac {
    return macUnder(newest(this.#mac), field, normalised);
  }

  macs(field: string, normalised: string): readonly LookupMac[] {
    return this.#mac.map((key) => macUnder(key, field, normalised));
  }

  sealingKeys(use: string): readonly Key[] {
    return this.#seal.map(({ version, bytes, purpose }) => ({
      purpose,
      version,
      bytes: derive(bytes, use),
    }));
  }
}

const newest = (keys: readonly Key[]): Key => {
  const [key] = keys;
  if (key === undefined) throw new RangeError("no key");
  return key;
};

const wrappingOf = (version: number, subjectId: string): Uint8Array =>
  frame("kelisim data key", String(version), subjectId);

const macUnder = (key: Key, field: string, normalised: string): LookupMac => ({
  keyVersion: key.version,
  mac: new Uint8Array(
    createHmac("sha256", key.bytes)
      .update(frame("kelisim lookup", field, normalised))
      .digest(),
  ),
});

const derive = (key: Uint8Array, use: string): Uint8Array =>
  new Uint8Array(hkdfSync("sha256", key, new Uint8Array(), `kelisim ${use}`, KEY_BYTES));
