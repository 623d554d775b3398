import type { IdKind, Text3 } from "@kelisim/core";
import { text3 } from "../problems/entry.ts";

/** Controls, bidirectional overrides, and halves of surrogate pairs, which no store can keep. */
const BAD = "\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff";

/** One line of visible text. */
export const LINE = `^(?=.*\\S)[^\\u0000-\\u001f\\u007f-\\u009f${BAD}]+$`;

/** Visible text of one or more lines; a newline is the only control character. */
export const BLOCK = `^(?=[\\s\\S]*\\S)[^\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f${BAD}]+$`;

/** Codes of categories and purposes: Latin letters and digits, joined by `.`, `_` or `-`. */
export const CODE = "^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$";

/** E.164. */
export const PHONE = "^\\+[1-9][0-9]{7,14}$";

/** A sealed cursor of this service. */
export const CURSOR = "^[A-Za-z0-9_.~-]+$";

/** Standard base64 without line breaks. */
export const BASE64 = "^[A-Za-z0-9+/]+={0,2}$";

/** How long an old API key goes on beside its successor: 1 to 90 whole days, ISO 8601. */
export const OVERLAP = "^P(?:[1-9]|[1-8][0-9]|90)D$";

/** One or more duty states, joined by commas. */
export const DUTY_STATUS_LIST =
  "^(?:open|overdue|discharged)(?:,(?:open|overdue|discharged)){0,2}$";

/** The exact form of an id of a kind. */
export const idPattern = (kind: IdKind): string => `^${kind}_[0-9a-f]{32}$`;

/** Anything that says it is an id of the kind, so that an unknown one gets an answer, not a fault. */
export const looseIdPattern = (kind: IdKind | "dec"): string => `^${kind}_[0-9A-Za-z_-]{1,512}$`;

const ID = /^\^([a-z]{3})_/;

const TEXTS: Readonly<Record<string, Text3>> = {
  [LINE]: text3(
    "Бір жолдық мәтін жазыңыз: бос болмасын, ішінде басқару таңбалары болмасын.",
    "Напишите текст в одну строку: не пустой и без управляющих символов.",
    "Write one line of text: not blank, and without control characters.",
  ),
  [BLOCK]: text3(
    "Мәтін жазыңыз: бос болмасын, ішінде жаңа жолдан басқа басқару таңбалары болмасын.",
    "Напишите текст: не пустой и без управляющих символов, кроме перевода строки.",
    "Write a text: not blank, and without control characters other than a newline.",
  ),
  [CODE]: text3(
    "Кодты латын әріптерімен және цифрлармен жазыңыз; арасына нүкте, сызықша немесе астын сызу белгісін қоюға болады.",
    "Запишите код латинскими буквами и цифрами; между ними можно ставить точку, дефис или подчёркивание.",
    "Write the code in Latin letters and digits; a dot, hyphen or underscore may stand between them.",
  ),
  [PHONE]: text3(
    "Телефон нөмірін халықаралық түрде, «+» белгісінен бастап жазыңыз.",
    "Запишите номер телефона в международном виде, начиная со знака «+».",
    "Write the phone number in its international form, beginning with “+”.",
  ),
  [OVERLAP]: text3(
    "Мерзімді күнмен, P1D және P90D аралығында жазыңыз, мысалы P7D.",
    "Запишите срок в днях от P1D до P90D, например P7D.",
    "Write the term in days from P1D to P90D, for example P7D.",
  ),
  [CURSOR]: text3(
    "Алдыңғы жауаптағы next_cursor мәнін өзгертпей жіберіңіз.",
    "Передайте значение next_cursor из прошлого ответа без изменений.",
    "Send next_cursor from the previous answer unchanged.",
  ),
  [BASE64]: text3(
    "Деректі base64 түрінде жіберіңіз.",
    "Передайте данные в виде base64.",
    "Send the data as base64.",
  ),
  [DUTY_STATUS_LIST]: text3(
    "Мына күйлерді үтір арқылы жазыңыз: open, overdue, discharged.",
    "Перечислите через запятую состояния: open, overdue, discharged.",
    "List states, joined by commas: open, overdue, discharged.",
  ),
};

/** What a pattern of this contract asks for, in words for people. */
export function patternText(pattern: string): Text3 | undefined {
  const prefix = ID.exec(pattern)?.[1];
  if (prefix === undefined) return TEXTS[pattern];
  return text3(
    `«${prefix}_…» түріндегі идентификаторды көрсетіңіз.`,
    `Укажите идентификатор вида «${prefix}_…».`,
    `Give an id of the form “${prefix}_…”.`,
  );
}
