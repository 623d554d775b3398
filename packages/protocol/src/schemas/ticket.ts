import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import { DecisionId } from "./access.ts";
import { CLOSED, IdOf, InstantText } from "./common.ts";

/** `GET /.well-known/kelisim-ticket-keys`: a JWK set (RFC 7517) of the keys that tickets are checked with. */
export const TicketKeysAnswer = Type.Object({
  keys: Type.Array(
    Type.Object({
      kid: Type.String({ examples: ["ticket.1.0123456789abcdef"] }),
      kty: Type.Enum(["OKP"], { type: "string" }),
      crv: Type.Enum(["Ed25519"], { type: "string" }),
      alg: Type.Enum(["EdDSA"], { type: "string" }),
      use: Type.Enum(["sig"], { type: "string" }),
      x: Type.String({ description: "The public key, 32 bytes in base64url." }),
    }),
  ),
});
export type TicketKeysAnswer = Answer<typeof TicketKeysAnswer>;

/** Reports in one call. */
export const MAX_USE_REPORTS = 1000;

/** `POST /v1/use-reports`: what became of tickets, by their requester or the object's owner or operator. */
export const SendUseReportsBody = Type.Object(
  {
    reports: Type.Array(
      Type.Object(
        {
          decision_id: DecisionId,
          used: Type.Boolean({ description: "`false`: the ticket was not used and will not be." }),
          used_at: Type.Optional(InstantText),
          ticket_id: Type.Optional(IdOf("tkt")),
        },
        CLOSED,
      ),
      { minItems: 1, maxItems: MAX_USE_REPORTS },
    ),
  },
  CLOSED,
);
export type SendUseReportsBody = Body<typeof SendUseReportsBody>;

/** An outcome for each report, in their order. */
export const UseReportsAnswer = Type.Object({
  items: Type.Array(
    Type.Object({
      decision_id: DecisionId,
      outcome: Type.Enum(["accepted", "already", "differs", "wrong-time", "unknown"], {
        type: "string",
        description:
          "`already`: the same was reported before. `differs`: something else was, and stands. `wrong-time`: `used_at` lies before the ticket or in the future, or goes with `used: false`. `unknown`: no ticket that the caller may report.",
      }),
    }),
  ),
});
export type UseReportsAnswer = Answer<typeof UseReportsAnswer>;
