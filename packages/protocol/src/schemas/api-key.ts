import { Type } from "typebox";
import { SCOPES } from "../scopes.ts";
import type { Answer, Body } from "../wire.ts";
import { CLOSED, IdOf, InstantText, Line, NextCursor } from "./common.ts";
import { OVERLAP } from "./patterns.ts";

/** One scope of a key. */
export const ScopeName = Type.Enum(SCOPES, { type: "string" });

const label = Line(100);
const scopes = Type.Array(ScopeName, { minItems: 1, maxItems: SCOPES.length, uniqueItems: true });

/** `POST /v1/parties/{id}/api-keys` */
export const CreateApiKeyBody = Type.Object(
  { label, scopes, expires_at: Type.Optional(InstantText) },
  CLOSED,
);
export type CreateApiKeyBody = Body<typeof CreateApiKeyBody>;

/** `POST /v1/api-keys/{id}/rotate` */
export const RotateApiKeyBody = Type.Object(
  {
    overlap: Type.Optional(
      Type.String({
        pattern: OVERLAP,
        description: "How long the old key goes on beside the new one. Default P7D.",
        examples: ["P7D", "P30D"],
      }),
    ),
  },
  CLOSED,
);
export type RotateApiKeyBody = Body<typeof RotateApiKeyBody>;

const apiKey = {
  id: IdOf("key"),
  party_id: IdOf("pty"),
  label,
  scopes,
  status: Type.Enum(["active", "expired", "revoked"], { type: "string" }),
  created_at: InstantText,
  expires_at: Type.Optional(InstantText),
  revoked_at: Type.Optional(InstantText),
  last_used_at: Type.Optional(InstantText),
};

/** A key without its secret. */
export const ApiKeyAnswer = Type.Object(apiKey);
export type ApiKeyAnswer = Answer<typeof ApiKeyAnswer>;

/** The only answer that ever shows the secret. */
export const CreatedApiKeyAnswer = Type.Object({
  ...apiKey,
  key: Type.String({ description: "Shown once; the service keeps only a hash." }),
});
export type CreatedApiKeyAnswer = Answer<typeof CreatedApiKeyAnswer>;

/** The new key, and until when the old one goes on. */
export const RotatedApiKeyAnswer = Type.Object({
  ...apiKey,
  key: Type.String({ description: "Shown once; the service keeps only a hash." }),
  replaced: Type.Object({ id: IdOf("key"), expires_at: InstantText }),
});
export type RotatedApiKeyAnswer = Answer<typeof RotatedApiKeyAnswer>;

/** `GET /v1/parties/{id}/api-keys` */
export const ApiKeyList = Type.Object({ items: Type.Array(ApiKeyAnswer), next_cursor: NextCursor });
export type ApiKeyList = Answer<typeof ApiKeyList>;
