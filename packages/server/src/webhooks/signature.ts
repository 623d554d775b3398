import { createHmac } from "node:crypto";
import type { Instant } from "@kelisim/core";

/** The three headers of Standard Webhooks for one sending of a body. */
export function signedHeaders(
  secret: Uint8Array,
  message: { readonly id: string; readonly at: Instant; readonly body: string },
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(message.at.epochMilliseconds / 1000));
  const signature = createHmac("sha256", secret)
    .update(`${message.id}.${timestamp}.${message.body}`, "utf8")
    .digest("base64");
  return {
    "webhook-id": message.id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signature}`,
  };
}
