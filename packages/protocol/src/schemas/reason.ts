import { Type, type Static } from "typebox";
import type { Answer } from "../wire.ts";
import { IdOf, Line, Text3Schema } from "./common.ts";

/** Why an access is permitted or denied, in the order of evaluation. */
export const ReasonCodeName = Type.Enum(
  [
    "unknown-object",
    "unknown-purpose",
    "party-not-entitled",
    "harmful-purpose",
    "untargeted-collection",
    "storage-abroad",
    "automated-decision-needs-consent",
    "biometrics-in-public-place",
    "not-deidentified",
    "state-object-needs-state-service",
    "purpose-mismatch",
    "action-not-covered",
    "category-not-covered",
    "recipient-not-covered",
    "cross-border-not-covered",
    "data-subject-blocked",
    "legal-ground",
    "retention",
    "consent-refused",
    "consent-withdrawn",
    "consent-expired",
    "purpose-achieved",
    "consent-disputed",
    "no-consent",
    "consent",
  ],
  { type: "string" },
);
export type ReasonCodeName = Static<typeof ReasonCodeName>;

/** The rule that decided, with the words of the law behind it. */
export const AccessReasonAnswer = Type.Object({
  code: ReasonCodeName,
  rule: Line(100),
  act: Line(100),
  article: Line(50),
  part: Type.Optional(Line(50)),
  text: Text3Schema,
});
export type AccessReasonAnswer = Answer<typeof AccessReasonAnswer>;

/** What opened the access; `null` with every denial. */
export const AccessBasisAnswer = Type.Union([
  Type.Object({ kind: Type.Literal("consent"), id: IdOf("con") }),
  Type.Object({ kind: Type.Literal("retention"), id: IdOf("ret") }),
  Type.Object({
    kind: Type.Literal("legal-ground"),
    code: Line(100),
    act: Line(100),
    article: Line(50),
  }),
  Type.Null(),
]);
export type AccessBasisAnswer = Answer<typeof AccessBasisAnswer>;
