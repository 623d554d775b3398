import type { Language } from "@kelisim/core";
import { basisWords, representativeWords, translator } from "@kelisim/web/pages";
import type { Represented } from "./represented.ts";

/** What somebody is called in whose place one acts: by her name, else by what one is to her. */
export function representedName(
  { name, basis }: Pick<Represented, "name" | "basis">,
  language: Language,
): string {
  if (name !== "") return name;
  return translator(language)(representativeWords.namelessAs, {
    basis: basisWords[basis][language],
  });
}
