import { usePage } from "../page/page-context.ts";
import { words } from "./messages.ts";

/** One step up, above the title. */
export function BackLink({
  to,
  children,
}: {
  readonly to: string;
  readonly children?: string | undefined;
}) {
  const { t } = usePage();
  return (
    <a class="back" href={to}>
      {children ?? t(words.back)}
    </a>
  );
}
