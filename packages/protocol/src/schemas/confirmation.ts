import type { Language } from "@kelisim/core";
import { Type, type Static } from "typebox";
import type { Body } from "../wire.ts";
import { Block, CLOSED, Day, LanguageCode, Line, Sha256 } from "./common.ts";
import { BASE64 } from "./patterns.ts";

const kind = <K extends string>(...kinds: [K, ...K[]]) => Type.Enum(kinds, { type: "string" });

const clerk = Type.Optional(Line(200));

/** How the person's own answer is proved. @law 395/НҚ 6 */
export const ConfirmationBody = Type.Union([
  Type.Object(
    {
      kind: kind("electronic-signature"),
      cms: Type.String({
        ...{ minLength: 1, maxLength: 200_000, pattern: BASE64 },
        description:
          "CMS SignedData as base64, attached or detached, over exactly the bytes that `POST /v1/statements` gives for this act.",
      }),
      language: Type.Optional(
        Type.Unsafe<Language>({
          ...LanguageCode,
          description: "That of the statement, where it was not left out there.",
        }),
      ),
    },
    CLOSED,
  ),
  Type.Object({ kind: kind("written"), document_sha256: Sha256, signed_on: Day, clerk }, CLOSED),
  Type.Object(
    { kind: kind("other-provable"), description: Block(2000), evidence_sha256: Sha256, clerk },
    CLOSED,
  ),
  // Understood so that they can be refused by name: no key can vouch for a sign-in or a message.
  Type.Object({ kind: kind("sign-in", "sms-reply") }),
]);
export type ConfirmationBody = Body<typeof ConfirmationBody>;

/** Who attests an answer; with `asserted-by`, `asserted_by` names the party. */
export const ProvenanceName = Type.Enum(
  ["person", "asserted-by", "asserted-by-holder", "imported"],
  { type: "string" },
);
export type ProvenanceName = Static<typeof ProvenanceName>;

/** Every way in which an answer can have been proved. */
export const ConfirmationKindName = Type.Enum(
  ["electronic-signature", "written", "other-provable", "sign-in", "sms-reply"],
  { type: "string" },
);
export type ConfirmationKindName = Static<typeof ConfirmationKindName>;
