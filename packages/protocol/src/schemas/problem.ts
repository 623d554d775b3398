import { Type } from "typebox";
import { PROBLEM_CODES } from "../problems/problem-codes.ts";
import type { Answer } from "../wire.ts";

/** One wrong member: where it is, what is wrong with it, and a code for programs. */
export const ProblemError = Type.Object({
  pointer: Type.String({ description: "JSON pointer; `` is the whole body." }),
  detail: Type.String(),
  code: Type.String(),
});
export type ProblemError = Answer<typeof ProblemError>;

/** RFC 9457 problem details. Some codes add members, e.g. `request_id` with `request-pending`. */
export const ProblemDetails = Type.Object(
  {
    type: Type.String({ examples: ["urn:kelisim:problem:invalid-request"] }),
    title: Type.String(),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Type.String(),
    instance: Type.String(),
    code: Type.Enum(PROBLEM_CODES, { type: "string" }),
    errors: Type.Optional(Type.Array(ProblemError, { maxItems: 20 })),
  },
  { additionalProperties: true },
);
export type ProblemDetails = Answer<typeof ProblemDetails>;
