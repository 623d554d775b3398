import type { Language } from "@kelisim/core";
import type { ProblemError } from "../schemas/problem.ts";

/** What this module needs of an error of the validator (ajv 8 `ErrorObject`). */
export type ValidatorError = {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
};

export declare function validationErrors(
  errors: readonly ValidatorError[],
  language: Language,
): ProblemError[];
