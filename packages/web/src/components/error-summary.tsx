import { usePage } from "../page/page-context.ts";
import { fieldId } from "./field.tsx";
import { words } from "./messages.ts";

export type FieldError = { readonly field?: string | undefined; readonly text: string };

/** What is wrong with a form, above it, each line leading to its field. Nothing where nothing is wrong. */
export function ErrorSummary({ errors }: { readonly errors: readonly FieldError[] }) {
  const { t } = usePage();
  if (errors.length === 0) return null;
  return (
    <div class="notice danger" role="alert" tabindex={-1} data-focus>
      <p class="notice-title">{t(words.errorTitle)}</p>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={`${field ?? ""} ${text}`}>
            {field === undefined ? text : <a href={`#${fieldId(field)}`}>{text}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The fault of one field, if it has any. */
export const errorOf = (errors: readonly FieldError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.text;
