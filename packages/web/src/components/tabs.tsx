/** Views of one list; the chosen one is said as well as shown. */
export function Tabs({
  label,
  items,
}: {
  /** What the views are of. */
  readonly label: string;
  readonly items: readonly {
    readonly to: string;
    readonly label: string;
    readonly count?: number | undefined;
    readonly current: boolean;
  }[];
}) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {items.map(({ to, label: words, count, current }) => (
          <li key={to}>
            <a href={to} aria-current={current ? "page" : undefined}>
              {words}
              {count !== undefined && <span class="count"> {count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
