import { normById } from "@kelisim/core";
import type { Citation } from "./schema/scenario.ts";

type Place = Omit<Citation, "norm">;

const law94 = (article: string, part: string): Place => ({ act: "94-V", article, part });
const rules = (article: string, part: string): Place => ({ act: "395/НҚ", article, part });

/** Where the norms stand that scenarios cite by id. */
const ONE_PLACE: Readonly<Record<string, Place>> = {
  "O190-4-1": { act: "190/НҚ", article: "4", part: "1" },
  "R395-2-1": rules("2", "1"),
  "R395-2-10": rules("2", "10"),
  "R395-2-11": rules("2", "11"),
  "R395-6-1": rules("6", "1"),
  "R395-LR": rules("6", "1"),
  "R395-6-1w": rules("6", "1"),
  "R395-6-2": rules("6", "2"),
  "L231-6-1-2a": law94("1", "2"),
  "L231-6-1-2b": law94("1", "2"),
  "L231-6-1-2-3": law94("1", "2-3"),
  "L231-6-7-8a": law94("7", "8"),
  "L231-6-7-8b": law94("7", "8"),
  "L231-6-7-11": law94("7", "11"),
  "L231-6-7-12": law94("7", "12"),
  "L231-6-17-3": law94("17", "3"),
  "L231-8-35-2-2a": { act: "231-VIII", article: "1", part: "8(6)" },
  "L231-art2-main": { act: "231-VIII", article: "2", part: "1" },
  "L94-7-1": law94("7", "1"),
  "L94-7-8": law94("7", "8"),
  "L94-8-1": law94("8", "1"),
  "L94-14": law94("14", "1"),
  "L94-16": law94("16", "2"),
  "L94-7-6": law94("7", "6"),
  "L94-8-2": law94("8", "2"),
  "L94-10-1": law94("10", "1"),
  "L94-11-1": law94("11", "1"),
  "L94-24-1": law94("24", "1"),
  "L94-25-2-4": law94("25", "2(4)"),
  "L94-25-2-5": law94("25", "2(5)"),
  "L94-25-2-8": law94("25", "2(8)"),
  "L94-25-2-breach": law94("25", "2"),
  "L94-18": law94("18", "1"),
  "L94-19-1": law94("19", "1"),
  "L231-6-19-1-3b": law94("19-1", "3"),
  "L94-9": law94("9", "1-10"),
  "L94-7-9": law94("7", "9"),
  "L231-8-7-2-10-1": { act: "231-VIII", article: "1", part: "8(2)" },
  "L94-12-2": law94("12", "2"),
  "L231-6-8-5": law94("8", "5"),
  "L231-6-8-6": law94("8", "6"),
  "L231-6-8-7a": law94("8", "7"),
  "L231-6-8-7b": law94("8", "7"),
  "L231-6-19-1-1": law94("19-1", "1"),
  "L231-6-19-1-2": law94("19-1", "2"),
  "L231-6-19-1-3a": law94("19-1", "3"),
};

/** Norms that several sub-paragraphs make. */
const MORE_PLACES: Readonly<Record<string, readonly Place[]>> = {
  "L94-8-4": ["4(3)", "4(4)", "4(5)", "4(7)"].map((part) => law94("8", part)),
  "L94-25-2-6": ["2(6)", "2(7)"].map((part) => law94("25", part)),
};

/** Where the norms stand that scenarios may cite, by the ids of the register. */
export const PLACES: ReadonlyMap<string, readonly Place[]> = new Map([
  ...Object.entries(ONE_PLACE).map(([norm, place]): [string, readonly Place[]] => [norm, [place]]),
  ...Object.entries(MORE_PLACES),
]);

const same = (a: Place, b: Place): boolean =>
  a.act === b.act && a.article === b.article && a.part === b.part;

/** Whether a citation names a norm of the register, and the place where it stands. */
export const isKnownCitation = ({ norm, ...place }: Citation): boolean =>
  normById(norm) !== undefined && PLACES.get(norm)?.some((known) => same(known, place)) === true;
