import type { TicketCrypto } from "./check-ticket.ts";

/** As much of `crypto.subtle` as checking needs. */
export type SubtleLike<K> = {
  digest(algorithm: "SHA-256", data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  importKey(
    format: "raw",
    key: Uint8Array<ArrayBuffer>,
    algorithm: "Ed25519",
    extractable: boolean,
    usages: "verify"[],
  ): Promise<K>;
  verify(
    algorithm: "Ed25519",
    key: K,
    signature: Uint8Array<ArrayBuffer>,
    data: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>;
};

/** WebCrypto wants bytes in memory of their own. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);

/** What checks tickets in Node, Deno and browsers: `webTicketCrypto(crypto.subtle)`. */
export const webTicketCrypto = <K>(subtle: SubtleLike<K>): TicketCrypto => ({
  sha256: async (bytes) => new Uint8Array(await subtle.digest("SHA-256", own(bytes))),
  verify: async (publicKey, message, signature) => {
    try {
      const key = await subtle.importKey("raw", own(publicKey), "Ed25519", false, ["verify"]);
      return await subtle.verify("Ed25519", key, own(signature), own(message));
    } catch {
      // Bytes that are no key.
      return false;
    }
  },
});
