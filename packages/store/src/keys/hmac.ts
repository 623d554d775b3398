import { createHmac, hash } from "node:crypto";
import { secretKeyOf } from "./secret-key.ts";

/** SHA-256 takes its bytes in blocks of so many. */
const BLOCK = 64;
const DIGEST = 32;
/** What is hashed for ids and look-ups is much shorter. */
const LONGEST = 512;

/** A key as RFC 2104 wants it in front of the message and of its digest, with room for both. */
type Pads = { readonly inner: Buffer; readonly outer: Buffer };

const made = new WeakMap<Uint8Array, Pads>();

function padsOf(key: Uint8Array): Pads {
  const known = made.get(key);
  if (known !== undefined) return known;
  const inner = Buffer.alloc(BLOCK + LONGEST, 0x36);
  const outer = Buffer.alloc(BLOCK + DIGEST, 0x5c);
  for (const [at, byte] of key.entries()) {
    inner[at] = byte ^ 0x36;
    outer[at] = byte ^ 0x5c;
  }
  const pads = { inner, outer };
  made.set(key, pads);
  return pads;
}

/**
 * HMAC-SHA-256. Two hashes in one call each cost a third of what an `Hmac` object does, and every decision
 * takes two of them; `hmac.test.ts` holds the two together.
 */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Buffer {
  if (message.length > LONGEST || key.length > BLOCK) {
    return createHmac("sha256", secretKeyOf(key)).update(message).digest();
  }
  const { inner, outer } = padsOf(key);
  inner.set(message, BLOCK);
  const digest = hash("sha256", inner.subarray(0, BLOCK + message.length), "binary");
  outer.write(digest, BLOCK, "binary");
  return Buffer.from(hash("sha256", outer, "binary"), "binary");
}
