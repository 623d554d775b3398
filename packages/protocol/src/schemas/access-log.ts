import type { LegalDay } from "@kelisim/core";
import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import { DecisionId, ModeName } from "./access.ts";
import {
  BinText,
  CategoryRef,
  CLOSED,
  Country,
  DataSubject,
  Day,
  IdOf,
  InstantText,
  NextCursor,
  Text3Schema,
} from "./common.ts";
import { ActionName } from "./purpose.ts";
import { AccessBasisAnswer, AccessReasonAnswer, ReasonCodeName } from "./reason.ts";
import { TrustName } from "./norm.ts";

/** A logged decision. Object and purpose stand as they were asked for, known or not. */
const logged = {
  decision_id: DecisionId,
  decided_at: InstantText,
  decision: Type.Boolean(),
  mode: ModeName,
  action: ActionName,
  categories: Type.Array(CategoryRef),
  object_id: Type.String(),
  purpose_id: Type.String(),
  caller_id: IdOf("pty"),
  requester_bin: BinText,
  employee: Type.Optional(Type.String()),
  recipient: Type.Optional(BinText),
  country: Type.Optional(Country),
  reason: AccessReasonAnswer,
  basis: AccessBasisAnswer,
  rule_set: Type.String(),
};

/** One line of the access log. */
export const AccessLogEntry = Type.Object(logged);
export type AccessLogEntry = Answer<typeof AccessLogEntry>;

/** `POST /v1/access-log/search` */
export const AccessLogList = Type.Object({
  items: Type.Array(AccessLogEntry),
  next_cursor: NextCursor,
});
export type AccessLogList = Answer<typeof AccessLogList>;

/** `POST /v1/access-log/search`: the party's own log. `from` is included, `to` is not. */
export const SearchAccessLogBody = Type.Object(
  {
    data_subject: Type.Optional(DataSubject),
    object_id: Type.Optional(IdOf("obj")),
    purpose_id: Type.Optional(IdOf("pur")),
    requester_bin: Type.Optional(BinText),
    decision: Type.Optional(Type.Boolean()),
    mode: Type.Optional(ModeName),
    from: Type.Optional(InstantText),
    to: Type.Optional(InstantText),
  },
  CLOSED,
);
export type SearchAccessLogBody = Body<typeof SearchAccessLogBody>;

/** A legal day; `null` is open. */
const OpenDay = Type.Unsafe<LegalDay | null>({ type: ["string", "null"] });

const Outcome = Type.Enum(["passed", "failed", "permitted", "not-applicable"], { type: "string" });

/** One rule that was tried, with its source and the days on which it holds. */
export const TriedRuleAnswer = Type.Object({
  rule: Type.String(),
  code: ReasonCodeName,
  outcome: Outcome,
  source: Type.Object({
    act: Type.String(),
    article: Type.String(),
    part: Type.Optional(Type.String()),
  }),
  in_force: Type.Object({ from: OpenDay, to: OpenDay }),
  text: Text3Schema,
  text_held: Type.Boolean({
    description: "`false` where the provision's words of that day are not held: see `text_note`.",
  }),
  text_note: Type.Optional(Text3Schema),
});
export type TriedRuleAnswer = Answer<typeof TriedRuleAnswer>;

/**
 * `GET /v1/access-decisions/{id}`: `at` replays the decision under the rules of another instant, or of a
 * day, whose noon counts then; `parseReplayAt` reads it. `on` is its older name.
 */
export const ExplainQuery = Type.Object(
  {
    at: Type.Optional(
      Type.String({
        format: "instant-or-day",
        description: "An instant, or a day in Kazakhstan: its noon counts for terms.",
      }),
    ),
    on: Type.Optional(Day),
  },
  CLOSED,
);
export type ExplainQuery = Body<typeof ExplainQuery>;

/** A rule whose outcome differs between the two times; `null`: it was not tried. */
export const RuleDifference = Type.Object({
  rule: Type.String(),
  logged: Type.Union([Outcome, Type.Null()]),
  replayed: Type.Union([Outcome, Type.Null()]),
});
export type RuleDifference = Answer<typeof RuleDifference>;

/** `GET /v1/access-decisions/{id}`: a logged decision with every rule that was tried. */
export const DecisionExplanation = Type.Object({
  ...logged,
  law: Type.Object(
    {
      words: Type.Optional(Text3Schema),
      trust: Type.Optional(TrustName),
      ours: Type.Optional(Text3Schema),
    },
    {
      description:
        "The words of the provision behind the reason (kk; ru and en are renderings) or, by `trust`, their sense, and what of their use is not the act's own.",
    },
  ),
  rules_tried: Type.Array(TriedRuleAnswer),
  replayed: Type.Optional(
    Type.Object(
      {
        on: Day,
        at: InstantText,
        logged: Type.Object({
          decision: Type.Boolean(),
          reason: ReasonCodeName,
          rule_set: Type.String(),
        }),
        differences: Type.Optional(
          Type.Array(RuleDifference, {
            description:
              "The rules whose outcome differs; left out where the log's own rules have changed since.",
          }),
        ),
      },
      {
        description:
          "Present where the rules of another time were asked for: all else is told by those rules; `logged` is what was decided.",
      },
    ),
  ),
});
export type DecisionExplanation = Answer<typeof DecisionExplanation>;
