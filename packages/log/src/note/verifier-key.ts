import { sha256 } from "@noble/hashes/sha2.js";
import { fromBase64, toBase64 } from "../bytes/base64.ts";
import { concatBytes, equalBytes } from "../bytes/byte-strings.ts";
import { fromHex, toHex } from "../bytes/hex.ts";
import { isKeyName, noteBytes } from "./note.ts";

/** How a key signs. @see C2SP signed-note, tlog-cosignature */
export type KeyType = "ed25519" | "cosignature/v1";

/** A key by which notes are checked. */
export type VerifierKey = {
  readonly type: KeyType;
  readonly name: string;
  /** The first 4 bytes of SHA-256(name, line break, type, public key). */
  readonly keyHash: Uint8Array;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** How it is written: `name+hash+base64`. */
  readonly text: string;
};

const TYPE_BYTES = { ed25519: 0x01, "cosignature/v1": 0x04 } as const;
const PUBLIC_KEY_BYTES = 32;
/** Longer names are no key's of ours. */
const TEXT_MOST = 1024;

/**
 * The verifier key of a public key.
 * @throws RangeError for a name that no key may have, or a key of another length
 */
export function verifierKeyOf(
  name: string,
  publicKey: Uint8Array,
  type: KeyType = "ed25519",
): VerifierKey {
  if (!isKeyName(name)) throw new RangeError("no key may have that name");
  if (publicKey.length !== PUBLIC_KEY_BYTES) throw new RangeError("a public key has 32 bytes");
  const typed = concatBytes(Uint8Array.of(TYPE_BYTES[type]), publicKey);
  const keyHash = sha256(concatBytes(noteBytes(`${name}\n`), typed)).slice(0, 4);
  const text = `${name}+${toHex(keyHash)}+${toBase64(typed)}`;
  return { type, name, keyHash, publicKey: publicKey.slice(), text };
}

/** A key from `name+hash+base64`; `undefined` where it is malformed or has another key's hash. */
export function parseVerifierKey(text: string): VerifierKey | undefined {
  if (typeof text !== "string" || text.length > TEXT_MOST) return undefined;
  const [name = "", hash = "", ...rest] = text.split("+");
  const keyHash = fromHex(hash);
  // "+" is a letter of base64 too.
  const typed = fromBase64(rest.join("+"));
  if (!isKeyName(name) || keyHash === undefined || typed === undefined) return undefined;
  const type = typeOf(typed[0]);
  if (type === undefined || typed.length !== PUBLIC_KEY_BYTES + 1) return undefined;
  const key = verifierKeyOf(name, typed.slice(1), type);
  return equalBytes(key.keyHash, keyHash) ? key : undefined;
}

const typeOf = (byte: number | undefined): KeyType | undefined =>
  byte === TYPE_BYTES.ed25519
    ? "ed25519"
    : byte === TYPE_BYTES["cosignature/v1"]
      ? "cosignature/v1"
      : undefined;
