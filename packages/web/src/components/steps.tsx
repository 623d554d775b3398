import type { Instant } from "@kelisim/core";
import type { ComponentChildren } from "preact";
import { usePage } from "../page/page-context.ts";
import { stepWords } from "./step-messages.ts";
import { Instantly } from "./time.tsx";

export type Step = {
  readonly label: ComponentChildren;
  readonly state: "done" | "current" | "todo" | "late";
  readonly at?: Instant | undefined;
  readonly children?: ComponentChildren;
};

/** How far a matter has come. */
export function Steps({ items }: { readonly items: readonly Step[] }) {
  const { t } = usePage();
  return (
    <ol class="steps">
      {items.map(({ label, state, at, children }, index) => (
        <li
          key={index}
          class={state}
          aria-current={state === "current" || state === "late" ? "step" : undefined}
        >
          <p class="step-label">
            {label}
            <span class="vh">: {t(stepWords[state])}</span>
          </p>
          {at !== undefined && (
            <p class="when">
              <Instantly at={at} />
            </p>
          )}
          {children}
        </li>
      ))}
    </ol>
  );
}
