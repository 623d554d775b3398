import type { Text3 } from "../../text.ts";
import type { LegalDay } from "../../time.ts";
import type { EditionTrust } from "../editions/edition.ts";
import type { LawSource } from "../source.ts";

/** What makes information personal data under a wording. */
export type PersonalDataTest =
  /** A person is or can be determined by it. */
  | "determinable"
  /** The same, and biometric data always. */
  | "determinable-or-biometric"
  /** It is supplemented by an identifier, its own or one that it can be joined with. */
  | "supplemented-by-identifier"
  /** The words are not held: nothing is judged by them. */
  | "not-held";

/** How an act says from a day on what personal data are. */
export type PersonalDataWording = {
  /** The name of the wording in the list of wordings. */
  readonly id: string;
  readonly source: LawSource;
  readonly from: LegalDay | null;
  readonly test: PersonalDataTest;
  readonly trust: EditionTrust;
  /** kk: the act's own words, cut with "…", where they are held. */
  readonly text: Text3;
  readonly note: Text3;
};

/** The wording of each act on a day. */
export function definitionsOn(
  on: LegalDay,
  wordings: readonly PersonalDataWording[],
): readonly PersonalDataWording[] {
  const began = wordings.filter(({ from }) => from === null || from <= on);
  const newest = new Map<string, PersonalDataWording>();
  for (const wording of began) {
    const known = newest.get(wording.source.act);
    if ((known?.from ?? "") <= (wording.from ?? "")) newest.set(wording.source.act, wording);
  }
  return [...newest.values()];
}
