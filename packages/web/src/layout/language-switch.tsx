import { LANGUAGES, type Language } from "@kelisim/core";
import { FIRST_FORM } from "../page/form-ids.ts";
import { CSRF_FIELD, usePage } from "../page/page-context.ts";
import { layout } from "./messages.ts";

/** Each language by its own name, so that whoever reads no other one finds it; narrow screens show its beginning. */
const NAMES: Readonly<Record<Language, readonly [shown: string, rest: string]>> = {
  kk: ["Қаз", "ақша"],
  ru: ["Рус", "ский"],
  en: ["Eng", "lish"],
};

/**
 * Buttons, because a choice is kept: `POST /language` with `to` and `language`. Where the page holds a form they
 * belong to it and send what was typed along, so that it stands there again in the other language.
 */
export function LanguageSwitch({ hasForm }: { readonly hasForm: boolean }) {
  const { t, language, here, csrf } = usePage();
  const form = hasForm ? FIRST_FORM : "language";
  return (
    <div class="languages" role="group" aria-label={t(layout.languages)}>
      {!hasForm && (
        <form method="post" action="/language" id={form}>
          <input type="hidden" name={CSRF_FIELD} value={csrf} />
        </form>
      )}
      {/* Enter in a field presses the form's first button: this one, which sends the form as it is. */}
      {hasForm && <button type="submit" form={form} class="vh" tabindex={-1} aria-hidden="true" />}
      {LANGUAGES.map((one) => (
        <button
          key={one}
          type="submit"
          form={form}
          formaction={`/language?to=${encodeURIComponent(here)}`}
          formnovalidate
          name="language"
          value={one}
          lang={one}
          aria-current={one === language ? "true" : undefined}
        >
          {NAMES[one][0]}
          <span class="rest">{NAMES[one][1]}</span>
        </button>
      ))}
    </div>
  );
}
