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
    destroy_by: Type.Optional(Day),
    contestable: Type.Optional(Type.Boolean()),
  },
  CLOSED,
);

/** An access to the person's data, or an attempt, as she sees it. */
export const ExpectedAccess = Type.Object(
  { by: Alias, purpose: Alias, decision: Type.Boolean(), deferred: Type.Boolean() },
  CLOSED,
);

/** A deferral of telling people, as the authorised body sees it. */
export const ExpectedDeferral = Type.Object(
  {
    party: Alias,
    purpose: Alias,
    act: Type.String({ minLength: 1 }),
    status: Type.Enum(["running", "ended"], TEXT),
    permitted: Type.Integer({ minimum: 0 }),
    denied: Type.Integer({ minimum: 0 }),
  },
  CLOSED,
);

export const Term = Type.Object(
  {
    kind: Type.Enum(["date", "purpose-achieved"], TEXT),
    date: Type.Optional(Day),
    basis: Type.Optional(Type.Enum(["law", "contract"], TEXT)),
  },
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
          "not-yet",
          "standing",
          "ended",
          "corrected",
          "recorded",
          "already",
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
    acted_by: Type.Optional({
      ...Alias,
      description: "The representation by which it was given, or `data-subject`.",
    }),
    review: Type.Optional(Aliases),
    late: Type.Optional(Type.Boolean()),
    valid_until: Type.Optional(Term),
    categories: Type.Optional(Categories),
    actions: Type.Optional(Actions),
    review_every: Type.Optional(Type.String({ pattern: "^P" })),
    recipients: Type.Optional(Aliases),
    provenance: Type.Optional(
      Type.Enum(["person", "asserted-by", "asserted-by-holder", "imported"], TEXT),
    ),
    automated: Type.Optional(Type.Boolean()),
    lawful: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
    explained: Type.Optional(Type.Enum(["notice", "shown", "not-shown"], TEXT)),
    accesses: Type.Optional(Type.Array(ExpectedAccess)),
    deferrals: Type.Optional(Type.Array(ExpectedDeferral)),
    due_on: Type.Optional(Day),
    official: Type.Optional(Type.Boolean()),
  },
  CLOSED,
);
export type Expectation = Static<typeof Expectation>;
export type ExpectedDuty = Static<typeof ExpectedDuty>;
export type ExpectedAccess = Static<typeof ExpectedAccess>;
export type ExpectedDeferral = Static<typeof ExpectedDeferral>;

/** What did come out, in the words of an expectation, with every alias in place. */
export type Outcome = Expectation;
