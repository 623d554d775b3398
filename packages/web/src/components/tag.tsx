import type { ComponentChildren } from "preact";

export type TagTone = "active" | "waiting" | "ended" | "late" | "neutral";

/** The state of a thing in a word or two; the colour only repeats it. */
export function Tag({
  tone,
  children,
}: {
  readonly tone: TagTone;
  readonly children: ComponentChildren;
}) {
  return <strong class={`tag ${tone}`}>{children}</strong>;
}
