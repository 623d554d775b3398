import { usePage } from "../page/page-context.ts";
import { controlOf, Field, type FieldProps, useFieldValue } from "./field.tsx";
import { words } from "./messages.ts";

type TextAreaProps = FieldProps & {
  readonly value?: string | undefined;
  readonly maxLength?: number | undefined;
  readonly rows?: number | undefined;
  readonly lang?: string | undefined;
};

/** Some lines of text. */
export function TextArea(props: TextAreaProps) {
  const { t } = usePage();
  const { name, value, maxLength, rows = 5, lang } = props;
  const limit = maxLength === undefined ? undefined : t(words.atMost, { n: maxLength });
  const hint = [props.hint, limit].filter((part) => part !== undefined).join(" ");
  const told = { ...props, hint: hint === "" ? undefined : hint };
  return (
    <Field {...told}>
      <textarea {...controlOf(told)} rows={rows} maxLength={maxLength} lang={lang} dir="auto">
        {useFieldValue(name, value)}
      </textarea>
    </Field>
  );
}
