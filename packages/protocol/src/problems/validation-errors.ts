import type { Language } from "@kelisim/core";
import type { ProblemError } from "../schemas/problem.ts";
import { MAX_ERRORS } from "./problem.ts";
import { reduceUnions } from "./union-errors.ts";
import { faultOf } from "./validation-texts.ts";
import { pointerOf, type ValidatorError } from "./validator-error.ts";

/**
 * The entries of `errors` for what the validator found: one for each wrong member, with a pointer to
 * the member itself and words in one language. At most `MAX_ERRORS`; no value that was sent is shown.
 */
export function validationErrors(
  errors: readonly ValidatorError[],
  language: Language,
): ProblemError[] {
  const entries = new Map<string, ProblemError>();
  for (const error of reduceUnions(errors)) {
    if (entries.size === MAX_ERRORS) break;
    // The branch of an `if` that was taken has said what is wrong.
    if (error.keyword === "if") continue;
    const pointer = pointerOf(error);
    if (entries.has(pointer)) continue;
    const { code, text } = faultOf(error);
    entries.set(pointer, { pointer, detail: text[language], code });
  }
  return [...entries.values()];
}
