import type { Language, Text3 } from "../text.ts";
import type { ConsentTerm, TermBasis } from "./consent.ts";

/** The fixed words about a term. Nothing in them takes a suffix on a variable. */
export const TERM_WORDS = {
  untilPurpose: {
    kk: "мақсатқа жеткенге дейін",
    ru: "до достижения цели",
    en: "until the purpose is reached",
  },
  latest: { kk: "ең кеші", ru: "самое позднее", en: "at the latest" },
  law: {
    kk: "Бұл мерзім заңда белгіленген",
    ru: "Этот срок установлен законом",
    en: "A law sets this term",
  },
  contract: {
    kk: "Бұл мерзім сізбен жасалған шартта (келісімшартта) белгіленген",
    ru: "Этот срок установлен договором с вами",
    en: "A contract with you sets this term",
  },
  outlasts: {
    kk: "мақсатқа бұрын жетілсе де, келісім осы күнге дейін қолданылады",
    ru: "согласие действует до этого дня, даже если цель достигнута раньше",
    en: "the consent lasts until that day even if the purpose is reached before",
  },
} as const satisfies Record<string, Text3>;

/** Numbers of articles may be words of their own: nothing is written together with them but the Kazakh hyphen. */
const articleIn = (article: string): Text3 => ({
  kk: `${article}-бап`,
  ru: `статья ${article}`,
  en: `article ${article}`,
});

/** What sets the term; of a contract nothing more, for its reference is personal. */
const basisIn = (basis: TermBasis, language: Language): string =>
  basis.kind === "law"
    ? `${TERM_WORDS.law[language]}: ${basis.act}, ${articleIn(basis.article)[language]}`
    : TERM_WORDS.contract[language];

/** Until when a consent lasts, and what sets that. @law 94-V 8(4) @law 231-VIII 8(5) 8(6) */
export function termIn(term: ConsentTerm, language: Language): string {
  if (term.kind === "date") {
    const { lastDay, basis } = term;
    if (basis === undefined) return lastDay;
    return `${lastDay}. ${basisIn(basis, language)}; ${TERM_WORDS.outlasts[language]}`;
  }
  const until = TERM_WORDS.untilPurpose[language];
  const { lastDay } = term;
  return lastDay === undefined ? until : `${until} (${TERM_WORDS.latest[language]}: ${lastDay})`;
}
