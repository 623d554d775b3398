import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import { BinText, Categories, CategoryRef, Country, IinText, Line } from "./common.ts";
import { looseIdPattern } from "./patterns.ts";
import { ActionName } from "./purpose.ts";
import { AccessBasisAnswer, AccessReasonAnswer, ReasonCodeName } from "./reason.ts";

/** `check` is a look-up: no notice, no ticket, and an id that enforcement refuses. */
export const ModeName = Type.Enum(["enforce", "check"], { type: "string" });

/** A sealed locator of the logged decision. */
export const DecisionId = Type.String({ pattern: looseIdPattern("dec") });

/**
 * `POST /access/v1/evaluation`: an AuthZEN question. Its `subject` is the requester; the data subject
 * is in the resource. Unknown members are ignored at every level, as AuthZEN wants.
 */
export const EvaluationBody = Type.Object({
  subject: Type.Object({
    type: Type.Enum(["party"], { type: "string" }),
    id: BinText,
    properties: Type.Optional(Type.Object({ employee: Type.Optional(Line(200)) })),
  }),
  action: Type.Object({ name: ActionName }),
  resource: Type.Object({
    type: Type.Enum(["digital_object"], { type: "string" }),
    id: Type.String({ pattern: looseIdPattern("obj") }),
    properties: Type.Object({
      data_subject: IinText,
      categories: Categories,
      recipient: Type.Optional(BinText),
      country: Type.Optional(Country),
    }),
  }),
  context: Type.Object({
    purpose: Type.String({ pattern: looseIdPattern("pur") }),
    mode: Type.Optional(ModeName),
    want_ticket: Type.Optional(
      Type.Boolean({ description: "Whether a permit comes with a ticket for the object's owner." }),
    ),
  }),
});
export type EvaluationBody = Body<typeof EvaluationBody>;

/** Clients treat everything but 200 with `decision: true` as a denial. */
export const EvaluationAnswer = Type.Object({
  decision: Type.Boolean(),
  context: Type.Object({
    decision_id: DecisionId,
    rule_set: Type.String(),
    categories: Type.Object(
      {
        permitted: Type.Array(CategoryRef),
        denied: Type.Array(Type.Object({ code: CategoryRef, reason: ReasonCodeName })),
      },
      {
        description:
          "Each category as if it had been asked for alone, at the same moment. `decision` is about all of them together; only a decision opens data.",
      },
    ),
    reason: AccessReasonAnswer,
    basis: AccessBasisAnswer,
    ticket: Type.Optional(
      Type.String({
        description:
          "On `want_ticket`, with a permit: what the object's owner checks without a call. It holds for a minute or so and passes once.",
      }),
    ),
    ticket_refused: Type.Optional(
      Type.Enum(["check", "reports-missing", "unavailable"], {
        type: "string",
        description:
          "Why a permit comes without the ticket that was wanted: look-ups get none; too many earlier tickets were not reported (`POST /v1/use-reports`); or the machine was busy, and the question may be put again.",
      }),
    ),
  }),
});
export type EvaluationAnswer = Answer<typeof EvaluationAnswer>;
