import { randomBytes } from "node:crypto";
import { uuidOf, type WebhookId } from "@kelisim/core";
import { WEBHOOK_SECRET_KIND as KIND, type Sealer } from "@kelisim/store";

const SECRET_BYTES = 32;

/** 256 random bits that sign what one webhook sends. */
export const newWebhookSecret = (): Uint8Array => randomBytes(SECRET_BYTES);

/** What the party is shown, once. */
export const formatWebhookSecret = (secret: Uint8Array): string =>
  `whsec_${Buffer.from(secret).toString("base64")}`;

const idBytes = (id: WebhookId): Buffer => Buffer.from(uuidOf(id), "hex");

/** The secret as it is stored, bound to its webhook. */
export const sealWebhookSecret = (sealer: Sealer, id: WebhookId, secret: Uint8Array): string =>
  sealer.seal(KIND, Buffer.concat([idBytes(id), secret]));

/** @throws Error when it was sealed for another webhook or with keys that are gone */
export function openWebhookSecret(sealer: Sealer, id: WebhookId, sealed: string): Uint8Array {
  const opened = sealer.open(KIND, sealed);
  const owner = idBytes(id);
  if (opened === undefined || !owner.equals(opened.subarray(0, owner.length))) {
    throw new Error("the secret of a webhook does not open");
  }
  return opened.subarray(owner.length);
}
