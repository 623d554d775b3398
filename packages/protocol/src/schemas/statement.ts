import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import { Categories, CLOSED, IdOf, LanguageCode, Sha256 } from "./common.ts";
import { WithdrawnPartsBody } from "./consent.ts";
import { ActingFor } from "./representation.ts";

/** What a person can do by an electronic signature that somebody hands in. */
export const StatementAct = Type.Enum(["grant", "refuse", "withdraw"], { type: "string" });

/** `POST /v1/statements`. Changes nothing, and says nothing about the person. @law 395/НҚ 6 */
export const PrepareStatementBody = Type.Object(
  {
    act: StatementAct,
    consent_request_id: Type.Optional({
      ...IdOf("req"),
      description: "With `grant` and `refuse`.",
    }),
    consent_id: Type.Optional({ ...IdOf("con"), description: "With `withdraw`." }),
    categories: Type.Optional({
      ...Categories,
      description: "With `grant`; left out: the required ones. To be handed in alike.",
    }),
    parts: Type.Optional({
      ...WithdrawnPartsBody,
      description: "With `withdraw`; left out: all of it. To be handed in alike.",
    }),
    language: Type.Optional({
      ...LanguageCode,
      description:
        "Of the words that the person reads; left out: that of the request or the consent.",
    }),
    acting_for: ActingFor,
  },
  CLOSED,
);
export type PrepareStatementBody = Body<typeof PrepareStatementBody>;

/** The bytes to sign, in two forms, and their hash. */
export const StatementAnswer = Type.Object({
  statement: Type.String({
    description:
      "JSON with its members in order. Sign exactly these bytes (UTF-8, no line end) as CMS, attached or detached, and hand them in as `confirmation` of kind `electronic-signature` with the same act, choices and `acting_for`. It is good for that act only.",
  }),
  statement_base64: Type.String({
    description: "The same bytes, as programs that sign take them.",
  }),
  sha256: Type.Unsafe<string>({ ...Sha256, description: "Of these bytes." }),
});
export type StatementAnswer = Answer<typeof StatementAnswer>;
