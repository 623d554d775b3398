import { Type } from "typebox";
import { GivenPurpose } from "./given.ts";
import { step } from "./step.ts";
import { Alias, Categories, CLOSED, Day, Instant } from "./words.ts";

const TEXT = { type: "string" } as const;

export const DeclarePurposeStep = step("declare-purpose", "A party registers a further purpose.", {
  purpose: GivenPurpose,
});

export const ExplainStep = step(
  "explain",
  "`party` says that it explained automated processing to the person, and how.",
  {
    person: Alias,
    party: Alias,
    purpose: Alias,
    manner: Type.Optional(Type.Enum(["shown", "read-out", "link"], TEXT)),
    shown_on: Type.Optional(Day),
  },
);

export const OutcomeStep = step(
  "outcome",
  "`party` shows how an outcome came about; it took effect at the step unless said.",
  {
    person: Alias,
    party: Alias,
    purpose: Alias,
    object: Type.Optional(Alias),
    categories: Type.Optional(Categories),
    effect: Type.Enum(["arises", "changes", "ends", "none"], TEXT),
    took_effect_at: Type.Optional(Instant),
    evidence: Type.Array(
      Type.Object(
        {
          at: Instant,
          by: Type.Enum(["system", "person-of-party", "data-subject"], TEXT),
          party: Type.Optional(Alias),
          could_change: Type.Optional(Type.Boolean()),
          seconds: Type.Optional(Type.Integer({ minimum: 0 })),
        },
        CLOSED,
      ),
      { minItems: 1 },
    ),
    as: Type.Optional(Alias),
  },
);
