import type { Language } from "@kelisim/core";
import { PROBLEMS, type ProblemCode } from "@kelisim/protocol";
import { refusal, type CliFailure } from "../failure.ts";

/** A refusal in the words of the contract: what stands in the way, and what to do. */
export function refusedAs(code: ProblemCode): CliFailure {
  const { title, next } = PROBLEMS[code];
  const words = (language: Language): string => `${title[language]}. ${next[language]}`;
  return refusal({ kk: words("kk"), ru: words("ru"), en: words("en") });
}
