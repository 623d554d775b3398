import type { ComponentChildren } from "preact";
import { type Action, ActionLink } from "./action-link.tsx";

export type SummaryRow = {
  readonly term: ComponentChildren;
  readonly value: ComponentChildren;
  readonly action?: Action | undefined;
};

/** Facts about one thing, each with its name. */
export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }) {
  return (
    <dl class="summary">
      {rows.map(({ term, value, action }, index) => (
        <div key={index}>
          <dt>{term}</dt>
          <dd>{value}</dd>
          {action !== undefined && (
            <dd class="summary-action">
              <ActionLink {...action} />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
