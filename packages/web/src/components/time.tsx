import { formatInstant, type Instant, type LegalDay } from "@kelisim/core";
import { dayText, fromText, instantText, untilText } from "../i18n/dates.ts";
import { usePage } from "../page/page-context.ts";

/** A day and a time in words: `2026 жылғы 12 шілде, 15:42`. */
export function Instantly({ at }: { readonly at: Instant }) {
  const { language } = usePage();
  return <time datetime={formatInstant(at)}>{instantText(at, language)}</time>;
}

const FORMS = { bare: dayText, until: untilText, from: fromText } as const;

/** A day in words; `until` and `from` say it as the end or the beginning of something. */
export function Day({
  day,
  form = "bare",
}: {
  readonly day: LegalDay;
  readonly form?: keyof typeof FORMS | undefined;
}) {
  const { language } = usePage();
  return <time datetime={day}>{FORMS[form](day, language)}</time>;
}
