import type { ObjectId, Text3 } from "@kelisim/core";
import type { ShownCategory } from "../../components/category-list.tsx";
import type { FieldError } from "../../components/error-summary.tsx";
import type { PurposeTemplate } from "./purpose-templates.ts";

/** What a purpose can be put together from. */
export type EditorChoices = {
  readonly objects: readonly {
    readonly id: ObjectId;
    readonly name: Text3;
    readonly owner: Text3 | undefined;
  }[];
  readonly categories: readonly ShownCategory[];
  /** Grounds without consent that the party may rest on. */
  readonly grounds: readonly { readonly code: string; readonly text: Text3 }[];
};

/** The editor: its choices, what stands in its fields before anything is typed, and what is wrong. */
export type EditorProps = EditorChoices & {
  readonly template: PurposeTemplate | undefined;
  readonly errors: readonly FieldError[];
};

/** What a template writes into the fields. */
export function startOf(
  template: PurposeTemplate | undefined,
): ReadonlyMap<string, readonly string[]> {
  if (template === undefined) return new Map();
  const { name, description, required, optional, actions, ends, term } = template;
  return new Map<string, readonly string[]>([
    ["code", [template.id]],
    ...(["kk", "ru", "en"] as const).flatMap((language): [string, string[]][] => [
      [`name_${language}`, [name[language]]],
      [`description_${language}`, [description[language]]],
    ]),
    ["categories_required", required],
    ["categories_optional", optional],
    ["actions", actions],
    ["ends", [ends]],
    ["term_count", [String(term.count)]],
    ["term_unit", [term.unit]],
  ]);
}
