import { timeText } from "../i18n/dates.ts";
import { usePage } from "../page/page-context.ts";
import { layout } from "./messages.ts";

/** Who runs the service, and what nobody should do. */
export function Footer() {
  const { t, endsAt, isDemo } = usePage();
  return (
    <footer>
      <div class="bar">
        <p class="never">{t(layout.neverTell)}</p>
        {endsAt !== undefined && (
          <p class="ends" data-ends-words>
            {t(layout.endsAt, { time: timeText(endsAt) })}
          </p>
        )}
        <p>{t(layout.runBy)}</p>
        <p>
          <a href="/verify">{t(layout.verify)}</a>
        </p>
        {isDemo && <p>{t(layout.demoData)}</p>}
      </div>
    </footer>
  );
}
