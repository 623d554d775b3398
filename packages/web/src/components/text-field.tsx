import { controlOf, Field, type FieldProps, useFieldValue } from "./field.tsx";

type TextFieldProps = FieldProps & {
  readonly value?: string | undefined;
  readonly type?: "text" | "email" | "tel" | "url" | "search" | undefined;
  readonly inputmode?: "text" | "numeric" | "decimal" | "email" | "tel" | "url" | undefined;
  readonly autocomplete?: string | undefined;
  readonly maxLength?: number | undefined;
  /** `lang` of what is written, where it is not the page's. */
  readonly lang?: string | undefined;
  /** How many characters one expects: makes the field as wide. */
  readonly size?: "short" | "number" | undefined;
};

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { name, value, inputmode, autocomplete, maxLength, lang, size } = props;
  // Preact knows each type by itself, not a choice of some.
  const type: string = props.type ?? "text";
  return (
    <Field {...props}>
      <input
        {...controlOf(props)}
        type={type as "text"}
        inputmode={inputmode}
        autocomplete={autocomplete ?? "off"}
        maxLength={maxLength}
        lang={lang}
        class={size}
        dir="auto"
        spellcheck={inputmode === "numeric" ? false : undefined}
        value={useFieldValue(name, value)}
      />
    </Field>
  );
}
