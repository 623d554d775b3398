import type { Text3 } from "@kelisim/core";
import type { ReceiptBody } from "./receipt-body.ts";

/** A public P-256 key as a JWK; `kid` is its thumbprint (RFC 7638). */
export type ReceiptJwk = {
  readonly kty: "EC";
  readonly crv: "P-256";
  /** 32 bytes each, base64url without padding. */
  readonly x: string;
  readonly y: string;
  readonly kid: string;
  readonly use?: "sig";
  readonly alg?: "ES256";
};

export type ReceiptJwks = { readonly keys: readonly ReceiptJwk[] };

/** Public keys by which receipts and the log are checked. */
export type ReceiptKeys = {
  readonly jwks: ReceiptJwks;
  /** Verifier keys of the log: `<origin>+<hash>+<base64>`. */
  readonly log: readonly string[];
};

/** The words that were shown, with the version of their form and their hash. */
export type ReceiptNotice = {
  readonly version: number;
  /** SHA-256, 64 lowercase hex digits. */
  readonly hash: string;
  readonly text: Text3;
};

/** The file that a person keeps. */
export type ReceiptFile = {
  readonly kelisim_receipt: 1;
  /** The same as the payload of `jws`. */
  readonly receipt: ReceiptBody;
  readonly jws: string;
  /** 32 bytes, base64url. */
  readonly salt: string;
  /** tlog-proof; left out until the log has taken the receipt. */
  readonly proof?: string;
  /** Left out where no words were shown here. */
  readonly notice?: ReceiptNotice;
  readonly keys: ReceiptKeys;
};

export type ReceiptParts = {
  readonly body: ReceiptBody;
  readonly jws: string;
  readonly salt: Uint8Array;
  readonly proof?: string;
  readonly notice?: ReceiptNotice;
  readonly keys: ReceiptKeys;
};
