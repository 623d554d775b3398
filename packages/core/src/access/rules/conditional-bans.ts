import { groundFor } from "../../law/grounds/ground-of.ts";
import { withPacks, type LawPack } from "../../law/editions/law-pack.ts";
import { LAW_PACKS } from "../../law/editions/packs.ts";
import { LAW_231_FIRST_DAY } from "../../law/source.ts";
import { legalDayOf } from "../../time.ts";
import type { PersonQuestion } from "../question.ts";
import type { ReasonCode } from "../reason.ts";
import type { Rule } from "../rule.ts";
import { isInForce } from "../../law/source.ts";

const SINCE_LAW_231 = { from: LAW_231_FIRST_DAY, to: null } as const;

/** A ban that consent lifts: it bites where it is engaged and the consent does not carry the access. */
export type ConditionalBan = Omit<Rule<PersonQuestion>, "holds"> & {
  readonly engaged: (asked: PersonQuestion) => boolean;
};

/** Only laws are an exception here, not orders. @law 231-VIII 19-1(1) */
const byLaw = (asked: PersonQuestion): boolean =>
  groundFor(asked, legalDayOf(asked.at))?.level === "law";

const WRITTEN: readonly ConditionalBan[] = [
  {
    id: "automated-decision-has-consent-or-law",
    kind: "guard",
    code: "automated-decision-needs-consent",
    source: { act: "94-V", article: "19-1", part: "1", norm: "L231-6-19-1-1" },
    inForce: SINCE_LAW_231,
    engaged: (asked) =>
      asked.action === "automated-decision" &&
      asked.purpose.automated?.affectsRights !== false &&
      !byLaw(asked),
    text: {
      kk: "Салдарынан адамның құқықтары немесе заңды мүдделері туындайтын, өзгеретін немесе тоқтатылатын автоматтандырылған өңдеуге оның келісімі немесе заң керек.",
      ru: "Автоматизированная обработка, из-за которой права или законные интересы человека возникают, меняются или прекращаются, требует его согласия или закона.",
      en: "Automated processing by which a person's rights or legitimate interests arise, change or end needs her consent or a law.",
    },
  },
  {
    id: "biometrics-in-public-have-consent-or-aim",
    kind: "guard",
    code: "biometrics-in-public-place",
    source: { act: "94-V", article: "7", part: "12", norm: "L231-6-7-12" },
    inForce: SINCE_LAW_231,
    engaged: ({ biometric, purpose: { declared } }) =>
      biometric.length > 0 &&
      declared.place !== "private" &&
      declared.public_place_aim === undefined,
    text: {
      kk: "Қоғамдық орында биометриялық деректер адамның келісімімен немесе заңда аталған бес мақсаттың бірі үшін ғана пайдаланылады.",
      ru: "В общественном месте биометрию можно использовать только с согласия человека или ради одной из пяти целей, названных законом.",
      en: "In a public place biometrics may be used only with the person's consent or for one of the five aims that the law names.",
    },
  },
];

/** The bans, as acts word and date them. */
export const bansUnder = (packs: readonly LawPack[]): readonly ConditionalBan[] =>
  withPacks(WRITTEN, packs);

export const CONDITIONAL_BANS = bansUnder(LAW_PACKS);

/** The first ban that a question engages on its day; it decides unless the consent carries the access. */
export const engagedBan = (
  asked: PersonQuestion,
  bans: readonly ConditionalBan[] = CONDITIONAL_BANS,
): ReasonCode | undefined =>
  bans.find(({ inForce, engaged }) => isInForce(inForce, legalDayOf(asked.at)) && engaged(asked))
    ?.code;
