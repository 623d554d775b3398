import type { RightsCallKind } from "@kelisim/core";
import { usePage } from "../../../page/page-context.ts";
import { otherLinks } from "./links-messages.ts";
import { rightWords } from "./rights-messages.ts";

/** Where each right is used. */
export const RIGHT_PATHS: Readonly<Record<RightsCallKind, string>> = {
  objection: "/me/object",
  inquiry: "/me/ask",
  correction: "/me/correct",
  blocking: "/me/block",
  destruction: "/me/destroy",
  complaint: "/me/complain",
};

const KINDS = Object.keys(RIGHT_PATHS) as RightsCallKind[];

/** The six rights, as a list of links. */
export function RightList({ query = "" }: { readonly query?: string }) {
  const { t } = usePage();
  return (
    <ul class="links">
      {KINDS.map((kind) => (
        <li key={kind}>
          <a href={RIGHT_PATHS[kind] + query}>{t(rightWords[kind].title)}</a>
        </li>
      ))}
    </ul>
  );
}

/** Everything that one can do or look at, from the home. */
export function RightsLinks() {
  const { t } = usePage();
  const others = Object.keys(otherLinks) as (keyof typeof otherLinks)[];
  return (
    <>
      <RightList />
      <ul class="links">
        {others.map((page) => (
          <li key={page}>
            <a href={`/me/${page}`}>{t(otherLinks[page])}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
