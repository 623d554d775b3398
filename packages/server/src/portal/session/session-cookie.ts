import { createHash, createHmac, randomBytes } from "node:crypto";
import { idFrom, uuidOf, type SubjectId } from "@kelisim/core";
import type { Sealer } from "@kelisim/store";

const KIND = "session";
const UUID_BYTES = 16;
const SECRET_BYTES = 32;

/** What a session's cookie carries, sealed. */
export type SessionSecret = { readonly subjectId: SubjectId; readonly secret: Uint8Array };

/** A secret that nobody had before: every sign-in makes one. */
export const newSessionSecret = (subjectId: SubjectId): SessionSecret => ({
  subjectId,
  secret: new Uint8Array(randomBytes(SECRET_BYTES)),
});

export const sealSession = (sealer: Sealer, { subjectId, secret }: SessionSecret): string =>
  sealer.seal(
    KIND,
    Buffer.concat([Buffer.from(uuidOf(subjectId).replaceAll("-", ""), "hex"), secret]),
  );

/** `undefined` for every text that this service did not seal as a session. */
export function openSessionCookie(sealer: Sealer, text: string): SessionSecret | undefined {
  const bytes = sealer.open(KIND, text);
  if (bytes?.length !== UUID_BYTES + SECRET_BYTES) return undefined;
  const hex = Buffer.from(bytes.subarray(0, UUID_BYTES)).toString("hex");
  const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return { subjectId: idFrom("sub", uuid), secret: bytes.subarray(UUID_BYTES) };
}

/** What the store knows of the secret. */
export const sha256Of = (secret: Uint8Array): Uint8Array =>
  new Uint8Array(createHash("sha256").update(secret).digest());

/** Goes with every form of the session; tells nothing of its secret. */
export const csrfOf = (secret: Uint8Array): string =>
  createHmac("sha256", secret).update("kelisim form").digest("base64url");
