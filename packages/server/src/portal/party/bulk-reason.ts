import type { Language } from "@kelisim/core";
import { bulkWords } from "@kelisim/web/pages";
import { isProblem, refusalWords } from "./refusal-words.ts";

const FAULTS = bulkWords.faultWords;

const isFault = (code: string): code is keyof typeof FAULTS => Object.hasOwn(FAULTS, code);

/** Why the person of a line was not asked. */
export function bulkReason(code: string | undefined, language: Language): string {
  if (code === undefined) return "";
  if (isFault(code)) return FAULTS[code][language];
  return isProblem(code) ? refusalWords(code, language) : code;
}
