import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";
import { usePage } from "../page/page-context.ts";
import { words } from "./messages.ts";

/** What all fields have. */
export type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** May be left empty; said beside the label. */
  readonly optional?: boolean | undefined;
};

/** Whether a form only asks: then every field may be left empty, which nobody need be told. */
export const Asking = createContext(false);

/** The id of a field's control: errors lead there. */
export const fieldId = (name: string): string => `f-${name.replace(/[^\w-]/g, "-")}`;

/** Ids of what describes a field, for `aria-describedby`. */
export const describedBy = (
  name: string,
  { hint, error }: Pick<FieldProps, "hint" | "error">,
): string | undefined => {
  const ids = [
    hint === undefined ? [] : [`${fieldId(name)}-hint`],
    error === undefined ? [] : [`${fieldId(name)}-error`],
  ].flat();
  return ids.length === 0 ? undefined : ids.join(" ");
};

/** Hint and fault of a field, under its label. */
export function FieldNotes({ name, hint, error }: Pick<FieldProps, "name" | "hint" | "error">) {
  const { t } = usePage();
  return (
    <>
      {hint !== undefined && (
        <p class="hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="error" id={`${fieldId(name)}-error`}>
          <span class="vh">{t(words.error)}: </span>
          {error}
        </p>
      )}
    </>
  );
}

/** A label, notes and the control under them. */
export function Field({
  children,
  ...props
}: FieldProps & { readonly children: ComponentChildren }) {
  const { name, label, error, optional } = props;
  const { t } = usePage();
  const asks = useContext(Asking);
  return (
    <div class={error === undefined ? "field" : "field bad"}>
      <label for={fieldId(name)}>
        {label}
        {optional === true && !asks && <span class="optional"> ({t(words.optional)})</span>}
      </label>
      <FieldNotes {...props} />
      {children}
    </div>
  );
}

/** What stands in a field: what was typed before the page was drawn anew, else its own value. */
export function useFieldValue(name: string, value: string | undefined): string | undefined {
  return usePage().kept?.get(name)?.[0] ?? value;
}

/** Attributes that every control has. */
export const controlOf = ({ name, hint, error, optional }: FieldProps) => ({
  id: fieldId(name),
  name,
  required: optional !== true,
  "aria-invalid": error === undefined ? undefined : ("true" as const),
  "aria-describedby": describedBy(name, { hint, error }),
});
