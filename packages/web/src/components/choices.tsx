import type { ComponentChildren } from "preact";
import { usePage } from "../page/page-context.ts";
import { describedBy, fieldId, FieldNotes } from "./field.tsx";

export type Choice = {
  readonly value: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  /** Only what the person herself chose before: nothing is ticked for her. */
  readonly checked?: boolean | undefined;
};

export type ChoicesProps = {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly items: readonly Choice[];
  readonly error?: string | undefined;
};

/** A group of boxes or of circles under one question. */
export function Choices({
  type,
  name,
  legend,
  hint,
  items,
  error,
}: ChoicesProps & { readonly type: "checkbox" | "radio" }) {
  const { kept } = usePage();
  // An empty group sends nothing, so the other fields tell whether the form was filled in.
  const isChecked = ({ value, checked = false }: Choice) =>
    kept === undefined ? checked : (kept.get(name)?.includes(value) ?? false);
  const idOf = (index: number) => (index === 0 ? fieldId(name) : `${fieldId(name)}-${index}`);
  return (
    <fieldset
      class={error === undefined ? "field" : "field bad"}
      aria-describedby={describedBy(name, { hint, error })}
    >
      <legend>{legend}</legend>
      <FieldNotes name={name} hint={hint} error={error} />
      {items.map((item, index) => (
        <div class="choice" key={item.value}>
          <input
            type={type}
            id={idOf(index)}
            name={name}
            value={item.value}
            checked={isChecked(item)}
            aria-describedby={item.hint === undefined ? undefined : `${idOf(index)}-more`}
          />
          <label for={idOf(index)}>{item.label}</label>
          {item.hint !== undefined && (
            <p class="hint" id={`${idOf(index)}-more`}>
              {item.hint}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  );
}
