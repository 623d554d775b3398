import { asciiBytes, asciiText, concatBytes, fromBase64url, toBase64url } from "./bytes.ts";
import { HASH_BYTES } from "./merkle.ts";
import { readHead, type TicketHead } from "./ticket.ts";

/**
 * A ticket as it travels: five parts joined by dots, all but the first in base64url.
 *
 *     kt1 . head . signature . place . body
 *
 * Head and body are JSON in ASCII. The signature (Ed25519) covers the text `kt1.head`; the place is the
 * index of the body among the batch's leaves in four bytes, then the path to the root. The bytes of the body
 * are the leaf: nothing is ever encoded again.
 */
const VERSION = "kt1";

/** Longer texts are no tickets: one of the largest batch with 200 categories is shorter. */
export const LONGEST_TICKET = 32_768;

const INDEX_BYTES = 4;
const SIGNATURE_BYTES = 64;

/** What the signature of a batch covers. */
export const signedBytes = (head: string): Uint8Array => asciiBytes(`${VERSION}.${head}`);

/** A head as it is signed and travels. */
export const headText = (head: TicketHead): string => jsonPart(head);

/** A head or a body: JSON in ASCII. @throws RangeError for other letters */
export const jsonPart = (value: object): string => toBase64url(asciiBytes(JSON.stringify(value)));

/** Puts a ticket together. `head` and `body` are parts already. */
export function ticketText(
  head: string,
  signature: Uint8Array,
  place: { readonly index: number; readonly path: readonly Uint8Array[] },
  body: string,
): string {
  const index = Uint8Array.from([24, 16, 8, 0], (shift) => (place.index >>> shift) & 0xff);
  const path = toBase64url(concatBytes(index, ...place.path));
  return [VERSION, head, toBase64url(signature), path, body].join(".");
}

/** A ticket taken apart; nothing of it is checked but its form. */
export type TicketParts = {
  readonly head: TicketHead;
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
  readonly index: number;
  readonly path: readonly Uint8Array[];
  /** The leaf. */
  readonly body: Uint8Array;
};

/** Takes a ticket apart; `undefined` for every text that is none. Never throws. */
export function ticketParts(text: string): TicketParts | undefined {
  if (text.length > LONGEST_TICKET) return undefined;
  const [version, head = "", ...others] = text.split(".");
  if (version !== VERSION || others.length !== 3) return undefined;
  const [headBytes, signature, place, body] = [head, ...others].map(fromBase64url);
  const json = headBytes && asciiText(headBytes);
  const read = json === undefined ? undefined : readHead(json);
  if (read === undefined || signature?.length !== SIGNATURE_BYTES) return undefined;
  if (body === undefined || body.length === 0) return undefined;
  if (place === undefined || place.length < INDEX_BYTES) return undefined;
  const hashes = place.subarray(INDEX_BYTES);
  if (hashes.length % HASH_BYTES !== 0) return undefined;
  const index = place.subarray(0, INDEX_BYTES).reduce((sum, byte) => sum * 256 + byte, 0);
  const path = Array.from({ length: hashes.length / HASH_BYTES }, (_, at) =>
    hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
  return { head: read, signed: signedBytes(head), signature, index, path, body };
}
