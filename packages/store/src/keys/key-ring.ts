import { hkdfSync, randomBytes } from "node:crypto";
import { aesOpen, aesSeal, IV_BYTES } from "./aes-gcm.ts";
import { CipherError } from "./cipher-error.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { frame } from "./framing.ts";
import { hmacSha256 } from "./hmac.ts";
import {
  checkKeys,
  type Key,
  KEY_BYTES,
  keyName,
  type KeyName,
  type KeyPurpose,
  keysOf,
  PURPOSES,
} from "./key.ts";

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

/**
 * The keys of this service. They never leave it, and it prints nothing of them. Every key that it
 * holds opens and looks up; of those in use, the highest of a purpose, the current one, seals. What
 * it holds may change while the service runs, so ask it anew each time.
 */
export interface KeyRing extends KeyWrapper {
  /** Names every key that it holds without revealing it. */
  readonly fingerprint: string;
  /** The versions of a purpose that are in use and held, newest first. */
  inUse(purpose: KeyPurpose): readonly number[];
  /** The MAC under the current key. `normalised` is the canonical text. */
  mac(field: string, normalised: string): LookupMac;
  /** The MACs under every key, newest first, for finding rows that any key made. */
  macs(field: string, normalised: string): readonly LookupMac[];
  /** A key derived from each sealing key for one use; the current one comes first. */
  sealingKeys(use: string): readonly Key[];
}

/**
 * @param inUse which of the keys are in use; all unless given
 * @throws RangeError without a sound key of each purpose, one of them in use
 */
export const createKeyRing = (
  keys: readonly Key[],
  inUse: ReadonlySet<KeyName> = new Set(keys.map(keyName)),
): LocalKeyRing => new LocalKeyRing(keys, inUse);

type Held = {
  readonly keys: Readonly<Record<KeyPurpose, readonly Key[]>>;
  /** Newest first; never empty. */
  readonly inUse: Readonly<Record<KeyPurpose, readonly [Key, ...Key[]]>>;
  readonly fingerprint: string;
  /** Derived sealing keys by use. */
  readonly derived: Map<string, readonly Key[]>;
};

/** A ring of keys in memory, whose keys can be exchanged as a whole. */
export class LocalKeyRing implements KeyRing {
  #held: Held;

  constructor(keys: readonly Key[], inUse: ReadonlySet<KeyName>) {
    this.#held = heldOf(keys, inUse);
  }

  /** Holds these keys from now on, and those of them in use. @throws RangeError as `createKeyRing` */
  hold(keys: readonly Key[], inUse: ReadonlySet<KeyName>): void {
    this.#held = heldOf(keys, inUse);
  }

  get fingerprint(): string {
    return this.#held.fingerprint;
  }

  inUse(purpose: KeyPurpose): readonly number[] {
    return this.#held.inUse[purpose].map(({ version }) => version);
  }

  async wrap(subjectId: string, dataKey: Uint8Array): Promise<WrappedKey> {
    const [kek] = this.#held.inUse.data;
    const iv = randomBytes(IV_BYTES);
    const sealed = aesSeal(kek.bytes, iv, wrappingOf(kek.version, subjectId), dataKey);
    return { kekVersion: kek.version, wrapped: new Uint8Array(Buffer.concat([iv, sealed])) };
  }

  async unwrap(subjectId: string, { kekVersion, wrapped }: WrappedKey): Promise<Uint8Array> {
    const kek = this.#held.keys.data.find((key) => key.version === kekVersion);
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
    return macUnder(this.#held.inUse.mac[0], field, normalised);
  }

  macs(field: string, normalised: string): readonly LookupMac[] {
    return this.#held.keys.mac.map((key) => macUnder(key, field, normalised));
  }

  sealingKeys(use: string): readonly Key[] {
    const { derived, keys, inUse } = this.#held;
    const known = derived.get(use);
    if (known !== undefined) return known;
    const [current] = inUse.seal;
    const others = keys.seal.filter(({ version }) => version !== current.version);
    const made = [current, ...others].map((key) => ({ ...key, bytes: derive(key.bytes, use) }));
    derived.set(use, made);
    return made;
  }
}

function heldOf(keys: readonly Key[], inUse: ReadonlySet<KeyName>): Held {
  if (!checkKeys(keys)) throw new RangeError("a key ring needs sound keys of every purpose");
  const using = (purpose: KeyPurpose): [Key, ...Key[]] => {
    const [current, ...older] = keysOf(keys, purpose).filter((key) => inUse.has(keyName(key)));
    if (current === undefined) throw new RangeError(`no ${purpose} key is in use`);
    return [current, ...older];
  };
  return {
    keys: byPurpose((purpose) => keysOf(keys, purpose)),
    inUse: byPurpose(using),
    fingerprint: fingerprintOf(keys),
    derived: new Map(),
  };
}

const byPurpose = <T>(of: (purpose: KeyPurpose) => T): Record<KeyPurpose, T> =>
  Object.fromEntries(PURPOSES.map((purpose) => [purpose, of(purpose)])) as Record<KeyPurpose, T>;

const wrappingOf = (version: number, subjectId: string): Uint8Array =>
  frame("kelisim data key", String(version), subjectId);

const macUnder = (key: Key, field: string, normalised: string): LookupMac => ({
  keyVersion: key.version,
  mac: new Uint8Array(hmacSha256(key.bytes, frame("kelisim lookup", field, normalised))),
});

const derive = (key: Uint8Array, use: string): Uint8Array =>
  new Uint8Array(hkdfSync("sha256", key, new Uint8Array(), `kelisim ${use}`, KEY_BYTES));
