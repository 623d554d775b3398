import type { Citation } from "./schema/scenario.ts";

type Place = Omit<Citation, "norm">;

const law94 = (article: string, part: string): Place => ({ act: "94-V", article, part });
const rules = (article: string, part: string): Place => ({ act: "395/НҚ", article, part });

/** Where the norms stand that scenarios cite by id. */
export const NORMS: Readonly<Record<string, Place>> = {
  "O190-4-1": { act: "190/НҚ", article: "4", part: "1" },
  "R395-2-10": rules("2", "10"),
  "R395-2-11": rules("2", "11"),
  "R395-6-1": rules("6", "1"),
  "R395-6-1w": rules("6", "1"),
  "R395-6-2": rules("6", "2"),
  "L231-6-7-8a": law94("7", "8"),
  "L231-6-7-8b": law94("7", "8"),
  "L231-6-7-11": law94("7", "11"),
  "L231-6-7-12": law94("7", "12"),
  "L231-6-17-3": law94("17", "3"),
  "L231-8-35-2-2a": { act: "231-VIII", article: "1", part: "8(6)" },
  "L231-art2-main": { act: "231-VIII", article: "2", part: "1" },
  "L94-9": law94("9", "1-10"),
  "L94-12-2": law94("12", "2"),
  "L231-6-8-5": law94("8", "5"),
  "L231-6-8-6": law94("8", "6"),
  "L231-6-8-7a": law94("8", "7"),
  "L231-6-8-7b": law94("8", "7"),
  "L231-6-19-1-1": law94("19-1", "1"),
  "L231-6-19-1-2": law94("19-1", "2"),
  "L231-6-19-1-3a": law94("19-1", "3"),
};

/** The provisions without an id of their own: parts of Law 94-V that neither of the two acts changes. */
export const OTHER_PROVISIONS: readonly Place[] = [
  law94("7", "1"),
  law94("7", "6"),
  law94("8", "2"),
  law94("8", "4(3)"),
  law94("8", "4(4)"),
  law94("8", "4(5)"),
  law94("8", "4(7)"),
  law94("10", "1"),
  law94("11", "1"),
  law94("24", "1"),
  law94("25", "2(5)"),
  law94("25", "2(6)"),
  law94("25", "2(7)"),
  law94("25", "2(8)"),
];

const same = (a: Place, b: Place): boolean =>
  a.act === b.act && a.article === b.article && a.part === b.part;

/** Whether a citation names a provision that is known, and its norm the same one. */
export function isKnownCitation({ norm, ...place }: Citation): boolean {
  if (norm === undefined) return OTHER_PROVISIONS.some((known) => same(known, place));
  const known = NORMS[norm];
  return known !== undefined && same(known, place);
}
