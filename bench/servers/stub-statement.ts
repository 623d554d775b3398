import type { Statement } from "@kelisim/store";

/** The deciding statement without the part that writes the log. @throws Error if that part is not found */
export function withoutWrite({ name, text }: Statement): Statement {
  const from = text.indexOf(", w as (");
  const to = text.search(/\n\)\s*select n::int/);
  if (from < 0 || to < from) throw new Error("the deciding statement has no part that writes");
  return { name: `${name}-unlogged`, text: `${text.slice(0, from)}${text.slice(to + 2)}` };
}
