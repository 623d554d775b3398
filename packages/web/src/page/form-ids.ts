import { createContext } from "preact";
import { useContext } from "preact/hooks";

/** Counts what one rendering has made so far, so that ids are unique on a page and alike each time. */
export type Counts = { forms: number; others: number };

export const Counting = createContext<Counts>({ forms: 0, others: 0 });

/** The id of the page's first form: the buttons that change the language send it along. */
export const FIRST_FORM = "form";

/** An id for the next form of the page. */
export function useFormId(): string {
  const counts = useContext(Counting);
  counts.forms += 1;
  return counts.forms === 1 ? FIRST_FORM : `${FIRST_FORM}-${counts.forms}`;
}

/** An id that nothing else on the page has. */
export function useNewId(prefix: string): string {
  const counts = useContext(Counting);
  counts.others += 1;
  return `${prefix}-${counts.others}`;
}
