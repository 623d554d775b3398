import type { Text3 } from "../../text.ts";
import { addDays, day } from "../../time.ts";
import { LAW_231_DEFINITION } from "../definitions/wordings.ts";
import { LAW_231_FIRST_DAY, type LawSource } from "../source.ts";
import type { Edition, Place } from "./edition.ts";
import type { LawPack, RuleWording } from "./law-pack.ts";

const BEFORE = { from: null, to: addDays(LAW_231_FIRST_DAY, -1) } as const;

const REWORDED: Text3 = {
  kk: "231-VIII Заң өзгертті; сөздері сол Заңнан алынған.",
  ru: "Изменено Законом 231-VIII; слова взяты из него.",
  en: "Changed by Law 231-VIII; the words are quoted from it.",
};
const ADDED: Text3 = {
  kk: "231-VIII Заң қосты: бұрын мұндай норма болған жоқ.",
  ru: "Введено Законом 231-VIII: раньше такой нормы не было.",
  en: "Added by Law 231-VIII: there was no such provision before.",
};

const inLaw94 = (note: Text3, article: string, part?: string): Edition => ({
  act: "94-V",
  place: part === undefined ? { article } : { article, part },
  from: LAW_231_FIRST_DAY,
  trust: "act",
  madeBy: "231-VIII",
  note,
});

const own = (from: string, place: Place, note: Text3): Edition => ({
  act: "231-VIII",
  place,
  from: day(from),
  trust: "act",
  note,
});

/** Purposes were limited before Law 231-VIII too; the words of that paragraph are not held. */
const OLD_PURPOSE_LIMIT: LawSource = {
  act: "94-V",
  article: "7",
  part: "8",
  norm: "L94-7-8",
  also: ["L94-14"],
};

const before = (rule: string, source: LawSource): RuleWording => ({
  rule,
  id: `${rule}-before-law-231`,
  inForce: BEFORE,
  source,
});

/**
 * Law 231-VIII in the Law on personal data. Its day rests on a day of publication, 18.11.2025, that a
 * secondary source gives. @law 231-VIII 1(6) 2
 */
export const LAW_231_PACK: LawPack = {
  act: "231-VIII",
  firstDay: LAW_231_FIRST_DAY,
  editions: [
    {
      act: "94-V",
      place: {},
      from: LAW_231_FIRST_DAY,
      trust: "base-law",
      madeBy: "231-VIII",
      note: {
        kk: "231-VIII Заң өзгерткен редакция. Екінші дереккөздер бойынша Заң 12.07.2026 және 25.08.2026 тағы өзгерген: ол мәтіндер бізде жоқ және қолданылмайды.",
        ru: "Редакция с изменениями Закона 231-VIII. По вторичным источникам Закон менялся ещё 12.07.2026 и 25.08.2026: этих текстов у нас нет, они не применяются.",
        en: "As changed by Law 231-VIII. By secondary sources the Law changed again on 12.07.2026 and 25.08.2026: those texts are not held and not applied.",
      },
    },
    inLaw94(REWORDED, "1", "2"),
    inLaw94(ADDED, "1", "2-3"),
    inLaw94(REWORDED, "7", "8"),
    inLaw94(ADDED, "7", "11"),
    inLaw94(ADDED, "7", "12"),
    inLaw94(ADDED, "8", "5"),
    inLaw94(ADDED, "8", "6"),
    inLaw94(ADDED, "8", "7"),
    inLaw94(ADDED, "17", "3"),
    inLaw94(ADDED, "19-1"),
    own(
      "2025-01-01",
      { article: "1", part: "9" },
      {
        kk: "Тек 1-баптың 9-тармағы (пошта) 01.01.2025 бастап.",
        ru: "Только пункт 9 статьи 1 (почта) с 01.01.2025.",
        en: "Item 9 of article 1 alone (post), from 01.01.2025.",
      },
    ),
    own(
      LAW_231_FIRST_DAY,
      {},
      {
        kk: "Мәтіні толық бар. Күні ресми жарияланған күннен (18.11.2025, екінші дереккөз) есептелді.",
        ru: "Текст есть полностью. День выведен из дня опубликования (18.11.2025, вторичный источник).",
        en: "Held in full. The day follows from the day of publication (18.11.2025, a secondary source).",
      },
    ),
  ],
  definitions: [LAW_231_DEFINITION],
  wordings: [
    before("purpose-is-known", OLD_PURPOSE_LIMIT),
    before("purpose-covers-action", OLD_PURPOSE_LIMIT),
    before("purpose-covers-categories", { ...OLD_PURPOSE_LIMIT, also: ["L94-14", "L94-7-9"] }),
    before("consent-is-not-withdrawn", {
      act: "94-V",
      article: "24",
      part: "1",
      norm: "L94-24-1",
      also: ["L94-8-2"],
    }),
    before("consent-term-runs", {
      act: "94-V",
      article: "10",
      part: "1",
      norm: "L94-10-1",
      also: ["L94-8-4"],
    }),
  ],
  duties: [
    // She could withdraw before, too, but no act gave the holders a term.
    {
      kind: "cease-processing",
      inForce: BEFORE,
      source: { act: "94-V", article: "24", part: "1", norm: "L94-24-1" },
      term: "product",
    },
  ],
  ended: [],
};
