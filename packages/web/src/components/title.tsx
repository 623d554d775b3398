import type { ComponentChildren } from "preact";

/** The one heading of a page, with a line above it that says where one is. */
export function Title({
  children,
  caption,
}: {
  children: ComponentChildren;
  caption?: ComponentChildren;
}) {
  return (
    <hgroup class="title">
      {caption !== undefined && <p class="caption">{caption}</p>}
      <h1>{children}</h1>
    </hgroup>
  );
}
