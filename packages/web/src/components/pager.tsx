import { usePage } from "../page/page-context.ts";
import { words } from "./messages.ts";

/** Ways to the next page of a list and back to its first; nothing where there is neither. */
export function Pager({
  next,
  first,
}: {
  /** Path and query. */
  readonly next?: string | undefined;
  readonly first?: string | undefined;
}) {
  const { t } = usePage();
  if (next === undefined && first === undefined) return null;
  return (
    <nav class="pager" aria-label={t(words.pages)}>
      {first !== undefined && <a href={first}>{t(words.first)}</a>}
      {next !== undefined && (
        <a href={next} rel="next">
          {t(words.next)}
        </a>
      )}
    </nav>
  );
}
