import { hash, randomBytes } from "node:crypto";
import { parseId, uuidOf, type ApiKeyId } from "@kelisim/core";

const TOKEN = /^kel_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/;

/** SHA-256 of a secret's text: what the store keeps of it. 32 bytes. */
export const hashApiKeySecret = (secret: string): Uint8Array => hash("sha256", secret, "buffer");

/** 256 random bits as 43 characters of base64url, and the hash to store. The secret is shown once. */
export function newApiKeySecret(): { readonly secret: string; readonly hash: Uint8Array } {
  const secret = randomBytes(32).toString("base64url");
  return { secret, hash: hashApiKeySecret(secret) };
}

/** The text a client sends as its bearer token: `kel_<id>_<secret>`. */
export const formatApiKey = (id: ApiKeyId, secret: string): string => `kel_${uuidOf(id)}_${secret}`;

/** The two halves of an API key; `undefined` for every other text. */
export function parseApiKey(
  text: string,
): { readonly id: ApiKeyId; readonly secret: string } | undefined {
  const [, hex = "", secret] = TOKEN.exec(text) ?? [];
  const id = parseId("key", `key_${hex}`);
  return id === undefined || secret === undefined ? undefined : { id, secret };
}
