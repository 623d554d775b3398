import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";

/** An entity as it comes: each question is checked by itself. Unknown members are ignored. */
const Entity = Type.Unsafe<Readonly<Record<string, unknown>>>(Type.Object({}));

const question = {
  subject: Type.Optional(Entity),
  action: Type.Optional(Entity),
  resource: Type.Optional(Entity),
  context: Type.Optional(Entity),
};

/** Questions in one call. */
export const MAX_EVALUATIONS = 1000;

/** `POST /access/v1/evaluations`: an entity in a question replaces the whole default beside the list. */
export const EvaluationsBody = Type.Object({
  ...question,
  evaluations: Type.Optional(Type.Array(Type.Object(question), { maxItems: MAX_EVALUATIONS })),
  options: Type.Optional(
    Type.Object({
      evaluations_semantic: Type.Optional(
        Type.Enum(["execute_all", "deny_on_first_deny", "permit_on_first_permit"], {
          type: "string",
          description: "`execute_all` unless told. The others ask, and log, nothing past the end.",
        }),
      ),
    }),
  ),
});
export type EvaluationsBody = Body<typeof EvaluationsBody>;

/** A decision; one that could not be made is `false`, with the HTTP status it would have had. */
const Decision = Type.Object({
  decision: Type.Boolean(),
  context: Type.Optional(
    Type.Object({
      error: Type.Optional(Type.Object({ status: Type.Integer(), message: Type.String() })),
    }),
  ),
});

/** The answers in the order of the questions; without a list of questions, one decision. */
export const EvaluationsAnswer = Type.Union([
  Type.Object({ evaluations: Type.Array(Decision) }),
  Decision,
]);
export type EvaluationsAnswer = Answer<typeof EvaluationsAnswer>;

/** `POST /access/v1/search/…`: what is searched for has no id, and one that stands there is ignored. */
export const SearchBody = Type.Object({
  ...question,
  page: Type.Optional(
    Type.Object({
      token: Type.Optional(Type.String({ maxLength: 2000 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    }),
  ),
});
export type SearchBody = Body<typeof SearchBody>;

/** `next_token` is empty at the end. */
export const SearchAnswer = Type.Object({
  results: Type.Array(Type.Object({})),
  page: Type.Object({ next_token: Type.String() }),
});
export type SearchAnswer = Answer<typeof SearchAnswer>;

/** `GET /.well-known/authzen-configuration` */
export const AuthzenConfiguration = Type.Object({
  policy_decision_point: Type.String(),
  access_evaluation_endpoint: Type.String(),
  access_evaluations_endpoint: Type.String(),
  search_subject_endpoint: Type.String(),
  search_resource_endpoint: Type.String(),
  search_action_endpoint: Type.String(),
});
export type AuthzenConfiguration = Answer<typeof AuthzenConfiguration>;
