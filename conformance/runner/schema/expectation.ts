import { Type, type Static } from "typebox";
import {
  Actions,
  Alias,
  Aliases,
  AnyDutyOutcome,
  Categories,
  CLOSED,
  Day,
  DutyKind,
  DutyStatus,
} from "./words.ts";

const TEXT = { type: "string" } as const;

export const ExpectedDuty = Type.Object(
  {
    party: Alias,
    kind: Type.Optional(DutyKind),
    due_on: Type.Optional(Day),
    warn_on: Type.Optional(Day),
    status: Type.Optional(DutyStatus),
    provisional: Type.Optional(Type.Boolean()),
    late: Type.Optional(Type.Boolean()),
    outcome: Type.Optional(AnyDutyOutcome),
  },
  CLOSED,
);

export const Term = Type.Object(
  { kind: Type.Enum(["date", "purpose-achieved"], TEXT), date: Type.Optional(Day) },
  CLOSED,
);

/**
 * What must come out of a step. Only the members that stand here are compared; lists are compared
 * without regard to order, and `duties` must be complete. Without `refused` the step must succeed.
 */
export const Expectation = Type.Object(
  {
    refused: Type.Optional(
      Type.String({ pattern: "^[a-z]+(-[a-z]+)*$", description: "Code of the refusal." }),
    ),
    status: Type.Optional(
      Type.Enum(
        [
          "pending",
          "granted",
          "refused",
          "expired",
          "cancelled",
          "active",
          "withdrawn",
          "fulfilled",
          "superseded",
          "disputed",
          "annulled",
          "discharged",
          "erased",
          "locked",
        ],
        { ...TEXT, description: "State of the request, the consent, the duty or the person." },
      ),
    ),
    decision: Type.Optional(Type.Boolean()),
    reason: Type.Optional(Type.String({ pattern: "^[a-z]+(-[a-z]+)*$" })),
    basis: Type.Optional(
      Type.Union([
        Type.Object(
          {
            kind: Type.Enum(["consent", "retention", "legal-ground"], TEXT),
            consent: Type.Optional(Alias),
          },
          CLOSED,
        ),
        Type.Null(),
      ]),
    ),
    duties: Type.Optional(Type.Array(ExpectedDuty)),
    late: Type.Optional(Type.Boolean()),
    valid_until: Type.Optional(Term),
    categories: Type.Optional(Categories),
    actions: Type.Optional(Actions),
    recipients: Type.Optional(Aliases),
    provenance: Type.Optional(
      Type.Enum(["person", "asserted-by", "asserted-by-holder", "imported"], TEXT),
    ),
    due_on: Type.Optional(Day),
    official: Type.Optional(Type.Boolean()),
  },
  CLOSED,
);
export type Expectation = Static<typeof Expectation>;
export type ExpectedDuty = Static<typeof ExpectedDuty>;

/** What did come out, in the words of an expectation, with every alias in place. */
export type Outcome = Expectation;
