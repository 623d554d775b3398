import type { Language, Text3 } from "@kelisim/core";
import { PROBLEMS, type ProblemCode, type ProblemError } from "@kelisim/protocol";

const say = (kk: string, ru: string, en: string): Text3 => ({ kk, ru, en });

/** Codes of the contract whose advice names members of the API: on a page the field stands beside the words. */
const OWN: Readonly<Record<string, Text3>> = {
  required: say("Бұл өрісті толтырыңыз.", "Заполните это поле.", "Fill in this field."),
  "too-short": say("Бұл өрісті толтырыңыз.", "Заполните это поле.", "Fill in this field."),
  value: say("Тізімнен таңдаңыз.", "Выберите из списка.", "Choose from the list."),
  type: say("Бұл мәнді түзетіңіз.", "Исправьте это значение.", "Correct this value."),
  unfit: say("Бұл мәнді түзетіңіз.", "Исправьте это значение.", "Correct this value."),
  "day-duration": say(
    "Мерзімнің санын да, өлшемін де көрсетіңіз.",
    "Укажите и число, и единицу срока.",
    "Give both the number and the unit of the term.",
  ),
  "unknown-field": say(
    "Бұл өріс мұнда керек емес: бос қалдырыңыз.",
    "Это поле здесь не нужно: оставьте его пустым.",
    "This field is not needed here: leave it empty.",
  ),
  "unknown-reference": say(
    "Мұндай жазба табылмады.",
    "Такая запись не найдена.",
    "There is no such record.",
  ),
  "ground-required": say(
    "Бас тартудың негізін толық көрсетіңіз: міндеттеме үшін шарттың нөмірі, басқа себеп үшін жауап мәтіні, қалғандары үшін акт пен бабы керек.",
    "Укажите основание отказа полностью: для обязательства – номер договора, для другой причины – текст ответа, для остальных – акт и статью.",
    "Give the ground in full: for an obligation the contract, for another reason the text of the answer, for the rest act and article.",
  ),
  "reviewer-required": say(
    "Қарсылықты қараған адамның аты-жөні мен лауазымын жазыңыз.",
    "Укажите имя и должность того, кто рассмотрел возражение.",
    "Give the name and the position of the person who reviewed the objection.",
  ),
  "reviewer-cannot-change": say(
    "Шешімді өзгерте алмайтын адам қарсылықты қараған болып саналмайды.",
    "Кто не вправе изменить решение, тот возражения не рассматривал.",
    "Whoever cannot change the outcome has reviewed nothing.",
  ),
  "text-required": say(
    "Адамға жауапты түсінікті тілмен жазыңыз.",
    "Напишите человеку понятный ответ.",
    "Write the answer to the person in plain words.",
  ),
  "evidence-required": say(
    "Дәлелдеме құжаттың мәнін көрсетіңіз. Құжат болмаса, «Қабылданбады» нәтижесін таңдаңыз.",
    "Укажите значение подтверждающего документа. Если документа нет, выберите итог «Отклонено».",
    "Give the value of the document that proves it. If there is none, choose the outcome “Rejected”.",
  ),
  "retention-required": say(
    "Қалған деректер мен әрекеттерді белгілеңіз: белгіленбегеннің бәрі тоқтатылды деп саналады.",
    "Отметьте оставшиеся данные и действия: всё неотмеченное считается прекращённым.",
    "Tick the data and actions that remain: everything else counts as stopped.",
  ),
  "kept-without-ground": say(
    "Сақтау да – өңдеу: деректер сақталса, өңдеу тоқтатылған жоқ. Ішінара орындалды деп белгілеп, сақтауға негізін көрсетіңіз.",
    "Хранение – тоже обработка: пока данные хранятся, она не прекращена. Отметьте частичное исполнение и основание хранения.",
    "Storing is processing: while the data are kept it has not stopped. Choose “done in part” and give the ground.",
  ),
};

/** Codes whose advice is for programs; their title alone says what is wrong. */
const TITLE_ONLY: ReadonlySet<string> = new Set([
  ...["invalid-request", "key-not-active", "sector-mismatch", "ground-incomplete"],
  ...["automated-decision-asked-with-others", "required-category-missing", "already-granted"],
  ...["only-missing-names-terms", "term-required", "explanation-not-proved"],
  ...["representative-required", "representative-cannot-object", "representative-under-age"],
  ...["data-subject-of-age", "valid-until-required", "court-decision-required", "same-number"],
  ...["automated-explanation-required", "purpose-not-automated", "webhook-disabled"],
]);

export const isProblem = (code: string): code is ProblemCode => Object.hasOwn(PROBLEMS, code);

/** Ids come from lists of choices: what a form sends otherwise names nothing. */
const isIdPattern = (code: string, detail: string): boolean =>
  code === "pattern" && detail.includes("_");

/** What is wrong with one field, in words for people. */
export function fieldWords({ code, detail }: ProblemError, language: Language): string {
  const own = OWN[isIdPattern(code, detail) ? "unknown-reference" : code];
  if (own !== undefined) return own[language];
  return TITLE_ONLY.has(code) && isProblem(code) ? PROBLEMS[code].title[language] : detail;
}

/** What is wrong with the whole of a form. */
export function refusalWords(code: ProblemCode, language: Language): string {
  const own = OWN[code];
  if (own !== undefined) return own[language];
  const { title, next } = PROBLEMS[code];
  return TITLE_ONLY.has(code) ? `${title[language]}.` : `${title[language]}. ${next[language]}`;
}
