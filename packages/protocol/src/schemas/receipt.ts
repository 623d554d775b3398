import { Type } from "typebox";
import type { Answer } from "../wire.ts";
import { Sha256, Text3Schema } from "./common.ts";
import { ReceiptKeysAnswer } from "./log.ts";

const Base64Url = (description: string) => Type.String({ description });

/** `GET /v1/consents/{id}/receipt`: the file that `kelisim verify` and the portal's page check. */
export const ReceiptAnswer = Type.Object({
  kelisim_receipt: Type.Integer({ minimum: 1, maximum: 1 }),
  receipt: Type.Object(
    {},
    {
      additionalProperties: true,
      description:
        "What was consented to and how it stands, in the terms of ISO/IEC TS 27560 and DPV, with its own context. It names no person.",
    },
  ),
  jws: Type.String({
    description: "The same, signed: JWS (RFC 7515), compact, ES256. Its payload is RFC 8785 JSON.",
  }),
  salt: Base64Url("32 bytes in base64url: with it the log's entry follows from the JWS."),
  proof: Type.Optional(
    Type.String({
      description:
        "C2SP tlog-proof with a checkpoint. Left out while the log has not taken the receipt: ask for it later.",
    }),
  ),
  notice: Type.Optional(
    Type.Object({ version: Type.Integer({ minimum: 1 }), hash: Sha256, text: Text3Schema }),
  ),
  keys: Type.Object({
    jwks: ReceiptKeysAnswer,
    log: Type.Array(Type.String({ description: "C2SP verifier key of the log." })),
  }),
});
export type ReceiptAnswer = Answer<typeof ReceiptAnswer>;

/** `GET /v1/receipts/{id}/proof` */
export const ReceiptProofAnswer = Type.String({
  description:
    "C2SP tlog-proof (`c2sp.org/tlog-proof@v1`): index, inclusion proof and a signed checkpoint. Before the log has taken the receipt: 503 `receipt-not-in-log` with `Retry-After`. After its person was erased: 404.",
});
