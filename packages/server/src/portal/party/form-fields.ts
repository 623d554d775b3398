import type { Language } from "@kelisim/core";
import type { OperationRefused } from "../call-operation.ts";
import type { Form } from "../visit.ts";
import { fieldWords, refusalWords } from "./refusal-words.ts";

/** What is wrong with a form: at a field, or with the whole. */
export type FormError = { readonly field?: string | undefined; readonly text: string };

/** One line or more of text; `undefined` where nothing was typed. */
export function typed(form: Form, name: string): string | undefined {
  const text = form.get(name)?.trim();
  return text === undefined || text === "" ? undefined : text;
}

/** Everything that was ticked; `undefined` where nothing was. */
export function ticked(form: Form, name: string): readonly string[] | undefined {
  const values = form.getAll(name).filter((value) => value !== "");
  return values.length === 0 ? undefined : [...new Set(values)];
}

/** A member of a body, where there is something to say. */
export const member = <K extends string, V>(
  name: K,
  value: V | undefined,
): { readonly [P in K]?: V } =>
  (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: V };

/** `/ground/act` is the field `ground_act`; places in lists belong to the list's field. */
const fieldNameOf = (pointer: string): string =>
  pointer
    .slice(1)
    .split("/")
    .filter((part) => !/^\d+$/.test(part))
    .join("_");

/**
 * The faults of a refused call at the fields of its form.
 * @param fields names of fields that differ from their pointers; `""` is no field of its own
 */
export function errorsOf(
  refused: Pick<OperationRefused, "problem" | "errors">,
  language: Language,
  fields: Readonly<Record<string, string>> = {},
): readonly FormError[] {
  if (refused.errors.length === 0) return [{ text: refusalWords(refused.problem, language) }];
  const found = new Map<string, FormError>();
  for (const error of refused.errors) {
    const plain = fieldNameOf(error.pointer);
    const field = fields[plain] ?? plain;
    const text = fieldWords(error, language);
    const key = `${field} ${text}`;
    if (!found.has(key)) found.set(key, field === "" ? { text } : { field, text });
  }
  return [...found.values()];
}
