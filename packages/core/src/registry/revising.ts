import { includesAll } from "../access/coverage.ts";
import { categoriesOf, type Purpose } from "./purpose.ts";

/** What a party changes of a purpose; what is left out stays. */
export type Revision = {
  [K in "categories" | "actions" | "recipients" | "crossBorder"]?: Purpose[K] | undefined;
};

const isSame = (a: Purpose, b: Purpose): boolean => !isWider(a, b) && !isWider(b, a);

/** The purpose with a revision, for a version of its own; itself where that changes nothing. */
export function revise(purpose: Purpose, revision: Revision): Purpose {
  const { categories, actions, recipients, crossBorder } = revision;
  const revised: Purpose = {
    ...purpose,
    ...(categories !== undefined && { categories }),
    ...(actions !== undefined && { actions }),
    ...(recipients !== undefined && { recipients }),
    ...(crossBorder !== undefined && { crossBorder }),
  };
  return isSame(purpose, revised) ? purpose : revised;
}

/** Whether a version asks for more than the one before: for that nobody has consented yet. @law 231-VIII 7(8) */
export const isWider = (before: Purpose, after: Purpose): boolean =>
  !includesAll(categoriesOf(before), categoriesOf(after)) ||
  !includesAll(before.categories.required, after.categories.required) ||
  !includesAll(before.actions, after.actions) ||
  !includesAll(before.recipients, after.recipients) ||
  !includesAll(before.crossBorder, after.crossBorder);
