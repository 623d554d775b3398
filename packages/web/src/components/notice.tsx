import type { ComponentChildren } from "preact";

export type NoticeTone = "info" | "success" | "warning" | "danger";

/** Something to know before going on, or what has just been done. */
export function Notice({
  tone,
  title,
  children,
}: {
  readonly tone: NoticeTone;
  readonly title?: string | undefined;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class={`notice ${tone}`} role={tone === "success" ? "status" : undefined}>
      {title !== undefined && <p class="notice-title">{title}</p>}
      {children}
    </div>
  );
}
