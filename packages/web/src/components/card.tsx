import type { ComponentChildren } from "preact";

/** One thing among several, with a way to it. */
export function Card({
  title,
  to,
  tag,
  children,
}: {
  readonly title: ComponentChildren;
  readonly to?: string | undefined;
  readonly tag?: ComponentChildren;
  readonly children?: ComponentChildren;
}) {
  return (
    <article class="card">
      <h2>{to === undefined ? title : <a href={to}>{title}</a>}</h2>
      {tag}
      {children}
    </article>
  );
}

/** Cards under or beside each other, as the width allows. */
export function Cards({ children }: { readonly children: ComponentChildren }) {
  return <div class="cards">{children}</div>;
}
