import type { ComponentChildren } from "preact";

export type ButtonKind = "primary" | "secondary" | "danger";

type ButtonProps = {
  readonly children: ComponentChildren;
  readonly kind?: ButtonKind | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** As wide as its place: two of them side by side have the same size. */
  readonly wide?: boolean | undefined;
};

const classOf = (kind: ButtonKind = "primary", wide = false): string =>
  `btn btn-${kind}${wide ? " wide" : ""}`;

/** Sends its form. */
export function Button({ children, kind, name, value, wide }: ButtonProps) {
  return (
    <button type="submit" class={classOf(kind, wide)} name={name} value={value}>
      {children}
    </button>
  );
}

/** A link that looks like a button: leads to another page, changes nothing. */
export function LinkButton({
  to,
  children,
  kind,
  wide,
}: {
  readonly to: string;
  readonly children: ComponentChildren;
  readonly kind?: ButtonKind | undefined;
  readonly wide?: boolean | undefined;
}) {
  return (
    <a class={classOf(kind, wide)} href={to}>
      {children}
    </a>
  );
}

/** Buttons beside each other; `equal` gives all of them the same size. */
export function ButtonRow({
  equal = false,
  children,
}: {
  readonly equal?: boolean | undefined;
  readonly children: ComponentChildren;
}) {
  return <div class={equal ? "buttons equal" : "buttons"}>{children}</div>;
}
