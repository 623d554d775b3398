import type { ComponentChildren } from "preact";
import { usePage } from "../page/page-context.ts";
import { words } from "./messages.ts";

/** What happens after this page, in order. */
export function WhatNext({ items }: { readonly items: readonly ComponentChildren[] }) {
  const { t } = usePage();
  return (
    <section class="next">
      <h2>{t(words.whatNext)}</h2>
      <ol>
        {items.map((item, index) => (
          <li key={index}>{item}</li>
        ))}
      </ol>
    </section>
  );
}
