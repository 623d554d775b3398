import { CSRF_FIELD, usePage } from "../page/page-context.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { layout } from "./messages.ts";

/** The name of the service, the languages, the way in or out. */
export function Header({ hasForm }: { readonly hasForm: boolean }) {
  const { t, persona, csrf, isDemo } = usePage();
  return (
    <header class="site">
      {isDemo && <p class="demo">{t(layout.demo)}</p>}
      <div class="bar">
        <a class="brand" href="/">
          Kelisim <span>{t(layout.tagline)}</span>
        </a>
        <LanguageSwitch hasForm={hasForm} />
        {persona === undefined ? (
          <a class="sign" href="/sign-in">
            {t(layout.signIn)}
          </a>
        ) : (
          <form method="post" action="/sign-out">
            <input type="hidden" name={CSRF_FIELD} value={csrf} />
            <button type="submit" class="sign">
              {t(layout.signOut)}
            </button>
          </form>
        )}
      </div>
    </header>
  );
}
