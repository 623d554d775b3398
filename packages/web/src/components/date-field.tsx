import type { LegalDay } from "@kelisim/core";
import { controlOf, Field, type FieldProps, useFieldValue } from "./field.tsx";

type DateFieldProps = FieldProps & {
  readonly value?: string | undefined;
  readonly min?: LegalDay | undefined;
  readonly max?: LegalDay | undefined;
};

/** A day: the form sends `YYYY-MM-DD`. A browser without a calendar shows a line of text that asks for the same. */
export function DateField(props: DateFieldProps) {
  const { name, value, min, max } = props;
  return (
    <Field {...props}>
      <input
        {...controlOf(props)}
        type="date"
        min={min}
        max={max}
        class="short"
        placeholder="2026-07-12"
        pattern="\d{4}-\d{2}-\d{2}"
        value={useFieldValue(name, value)}
      />
    </Field>
  );
}
