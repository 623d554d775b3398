import type { ComponentChildren } from "preact";

/** What a list says while there is nothing in it. */
export function Empty({ children }: { readonly children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}
