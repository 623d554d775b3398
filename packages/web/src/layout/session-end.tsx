import { usePage } from "../page/page-context.ts";
import { layout } from "./messages.ts";

/** A question some minutes before the session ends; the island `session-end` opens it. */
export function SessionEnd() {
  const { t, endsAt, now, csrf } = usePage();
  if (endsAt === undefined) return null;
  return (
    <dialog
      id="session-end"
      aria-labelledby="session-end-title"
      data-seconds={String(Math.max(0, Math.round(endsAt.since(now).total("seconds"))))}
      data-csrf={csrf}
    >
      <h2 id="session-end-title">{t(layout.endingTitle)}</h2>
      <p>{t(layout.ending)}</p>
      <button type="button" class="btn btn-primary">
        {t(layout.goOn)}
      </button>
    </dialog>
  );
}
