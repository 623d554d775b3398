import { usePage } from "../page/page-context.ts";
import { controlOf, Field, type FieldProps, useFieldValue } from "./field.tsx";
import { words } from "./messages.ts";

type SelectProps = FieldProps & {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value?: string | undefined;
  /** Words of the empty choice above the others; "choose" unless set. */
  readonly empty?: string | undefined;
};

/** One of a list; nothing is chosen before. */
export function Select(props: SelectProps) {
  const { t } = usePage();
  const { name, options, empty } = props;
  const chosen = useFieldValue(name, props.value) ?? "";
  return (
    <Field {...props}>
      <select {...controlOf(props)}>
        <option value="" selected={chosen === ""}>
          {empty ?? t(words.choose)}
        </option>
        {options.map(({ value, label }) => (
          <option key={value} value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}
