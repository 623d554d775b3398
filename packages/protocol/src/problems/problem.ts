import type { Language } from "@kelisim/core";
import type { ProblemDetails, ProblemError } from "../schemas/problem.ts";
import { PROBLEMS, type ProblemCode } from "./problem-codes.ts";

/** A problem lists at most this many wrong members. */
export const MAX_ERRORS = 20;

/** What a problem is made from. */
export type ProblemInput = {
  readonly code: ProblemCode;
  readonly language: Language;
  /** The path of the request, without its query. */
  readonly instance: string;
  readonly errors?: readonly ProblemError[];
  /** A sentence about this occurrence, put before what to do next. Never shown with a 5xx. */
  readonly detail?: string;
  /** More members, e.g. `request_id`. The members of RFC 9457 and `code`, `errors` cannot be replaced. */
  readonly extensions?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** Replaces the status of the table: under `/access/v1` faults of the request are all 400. */
  readonly status?: number;
};

/** The RFC 9457 body of a problem, in one language; `detail` always says what to do next. */
export function problemDetails(input: ProblemInput): ProblemDetails {
  const { code, language, instance, errors = [], detail, extensions } = input;
  const entry = PROBLEMS[code];
  const status = input.status ?? entry.status;
  const next = entry.next[language];
  return {
    ...extensions,
    type: `urn:kelisim:problem:${code}`,
    title: entry.title[language],
    status,
    detail: detail === undefined || status >= 500 ? next : `${detail} ${next}`,
    instance,
    code,
    ...(errors.length > 0 && { errors: errors.slice(0, MAX_ERRORS) }),
  };
}
