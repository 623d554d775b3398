import type { Language, Text3 } from "@kelisim/core";
import { translator } from "@kelisim/web/pages";

/** A message with what stands in the place of its variables. */
export type Said = {
  readonly text: Text3;
  readonly values?: Readonly<Record<string, string | number>>;
};

/** What is wrong with a field of a form, before it is said in a language. */
export type FieldError = { readonly field: string; readonly said: Said };

/** Faults in the language of the page. */
export const saidErrors = (errors: readonly FieldError[], language: Language) => {
  const t = translator(language);
  return errors.map(({ field, said }) => ({ field, text: t(said.text, said.values) }));
};
