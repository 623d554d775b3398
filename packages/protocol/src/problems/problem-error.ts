import type { Language } from "@kelisim/core";
import type { ProblemError } from "../schemas/problem.ts";
import { PROBLEMS, type ProblemCode } from "./problem-codes.ts";

/** The entry of `errors` for a member that breaks a rule: what is wrong, and what to do next. */
export const problemError = (
  pointer: string,
  code: ProblemCode,
  language: Language,
): ProblemError => {
  const { title, next } = PROBLEMS[code];
  return { pointer, detail: `${title[language]}. ${next[language]}`, code };
};
