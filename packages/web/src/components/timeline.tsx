import type { Instant } from "@kelisim/core";
import type { ComponentChildren } from "preact";
import { type Action, ActionLink } from "./action-link.tsx";
import { Instantly } from "./time.tsx";

export type TimelineItem = {
  readonly at: Instant;
  readonly title: ComponentChildren;
  readonly children?: ComponentChildren;
  readonly actions?: readonly Action[] | undefined;
  readonly tag?: ComponentChildren;
};

/** What happened, the newest first. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  return (
    <ol class="timeline">
      {items.map(({ at, title, children, actions = [], tag }, index) => (
        <li key={index}>
          <p class="when">
            <Instantly at={at} /> {tag}
          </p>
          <p class="timeline-title">{title}</p>
          {children}
          {actions.length > 0 && (
            <p class="actions">
              {actions.map((action) => (
                <ActionLink key={action.to} {...action} />
              ))}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
