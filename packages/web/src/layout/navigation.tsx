import { type NavItem, usePage } from "../page/page-context.ts";
import { layout } from "./messages.ts";

/** The entry that this page belongs to: the longest whose path begins it. */
function currentOf(nav: readonly NavItem[], here: string): NavItem | undefined {
  const path = here.split("?")[0] ?? "";
  return nav
    .filter(({ to }) => path === to || path.startsWith(`${to}/`))
    .toSorted((a, b) => b.to.length - a.to.length)[0];
}

/** The sections: a row on wide screens, on narrow ones behind a word that opens without a script. */
export function Navigation() {
  const { t, nav, here } = usePage();
  if (nav.length === 0) return null;
  const current = currentOf(nav, here);
  const waiting = nav.reduce((sum, { count = 0 }) => sum + count, 0);
  return (
    <nav class="sections" aria-label={t(layout.navigation)}>
      <details class="bar">
        <summary>
          {t(layout.menu)}
          {current !== undefined && <span class="where">: {t(current.label)}</span>}
          {waiting > 0 && <Count n={waiting} />}
        </summary>
        <Entries current={current} />
      </details>
      <div class="bar row">
        <Entries current={current} />
      </div>
    </nav>
  );
}

function Entries({ current }: { readonly current: NavItem | undefined }) {
  const { t, nav } = usePage();
  return (
    <ul>
      {nav.map((item) => (
        <li key={item.to}>
          <a href={item.to} aria-current={item === current ? "page" : undefined}>
            {t(item.label)}
            {item.count !== undefined && item.count > 0 && <Count n={item.count} />}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Count({ n }: { readonly n: number }) {
  const { t } = usePage();
  return <span class="count"> {t(layout.waiting, { n })}</span>;
}
