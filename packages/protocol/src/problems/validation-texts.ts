import type { Text3 } from "@kelisim/core";
import { patternText } from "../schemas/patterns.ts";
import { text3 } from "./entry.ts";
import { FORMAT_TEXTS } from "./format-texts.ts";
import { wantedTypes, wantedValues } from "./union-errors.ts";
import type { ValidatorError } from "./validator-error.ts";

/** What is wrong with one member: a code for programs and the words for people. */
export type Fault = { readonly code: string; readonly text: Text3 };

const fault = (code: string, kk: string, ru: string, en: string): Fault => ({
  code,
  text: text3(kk, ru, en),
});

const TYPE_NAMES: Readonly<Record<string, Text3>> = {
  string: text3("мәтін", "строка", "a string"),
  integer: text3("бүтін сан", "целое число", "a whole number"),
  number: text3("сан", "число", "a number"),
  boolean: text3("true не false", "true или false", "true or false"),
  array: text3("тізім", "список", "a list"),
  object: text3("объект", "объект", "an object"),
  null: text3("null", "null", "null"),
};

const typeFault = (error: ValidatorError): Fault => {
  const names = wantedTypes(error).flatMap((type) => TYPE_NAMES[type] ?? []);
  return fault(
    "type",
    `Мәннің түрі басқа болуға тиіс: ${names.map(({ kk }) => kk).join(" / ")}.`,
    `Нужно значение другого типа: ${names.map(({ ru }) => ru).join(" / ")}.`,
    `Another type of value is needed: ${names.map(({ en }) => en).join(" / ")}.`,
  );
};

const valueFault = (error: ValidatorError): Fault => {
  const list = wantedValues(error).map(String).join(", ");
  return fault(
    "value",
    `Мына мәндердің бірін көрсетіңіз: ${list}.`,
    `Укажите одно из значений: ${list}.`,
    `Give one of these values: ${list}.`,
  );
};

const NOT_BLANK = fault(
  "too-short",
  "Бұл өріс бос болмауға тиіс: толтырыңыз.",
  "Это поле не может быть пустым: заполните его.",
  "This field must not be empty: fill it in.",
);

const patternFault = ({ params }: ValidatorError): Fault => {
  const known = patternText(String(params["pattern"]));
  return known === undefined ? UNFIT : { code: "pattern", text: known };
};

const formatFault = ({ params }: ValidatorError): Fault => {
  const name = String(params["format"]);
  const known = Object.entries(FORMAT_TEXTS).find(([format]) => format === name);
  return known === undefined ? UNFIT : { code: name, text: known[1] };
};

const UNFIT = fault(
  "unfit",
  "Бұл мән талапқа сай емес: API сипаттамасын қарап түзетіңіз.",
  "Это значение не подходит: исправьте его по описанию API.",
  "This value does not fit: correct it by the description of the API.",
);

/** Words for one error of the validator. They never hold the value that was sent. */
export function faultOf(error: ValidatorError): Fault {
  const limit = String(error.params["limit"]);
  switch (error.keyword) {
    case "required":
      return fault(
        "required",
        "Бұл өріс міндетті: оны қосыңыз.",
        "Это поле обязательно: добавьте его.",
        "This field is required: add it.",
      );
    case "additionalProperties":
      return fault(
        "unknown-field",
        "Мұндай өріс көзделмеген: алып тастаңыз.",
        "Такое поле не предусмотрено: уберите его.",
        "There is no such field: leave it out.",
      );
    case "false schema":
      return fault(
        "not-together",
        "Бұл өріс басқа өріспен қатар берілмейді: біреуін ғана қалдырыңыз.",
        "Это поле нельзя передать вместе с другим: оставьте одно из них.",
        "This field cannot stand beside the other one: leave only one of them.",
      );
    case "type":
      return typeFault(error);
    case "enum":
    case "const":
      return valueFault(error);
    case "pattern":
      return patternFault(error);
    case "format":
      return formatFault(error);
    case "minLength":
      return limit === "1"
        ? NOT_BLANK
        : fault(
            "too-short",
            `Мәтін тым қысқа; ең аз таңба саны: ${limit}.`,
            `Текст слишком короткий; наименьшее число знаков: ${limit}.`,
            `The text is too short; fewest characters: ${limit}.`,
          );
    case "maxLength":
      return fault(
        "too-long",
        `Мәтін тым ұзын, қысқартыңыз; ең көп таңба саны: ${limit}.`,
        `Текст слишком длинный, сократите его; наибольшее число знаков: ${limit}.`,
        `The text is too long, shorten it; most characters: ${limit}.`,
      );
    case "minItems":
    case "minProperties":
      return fault(
        "too-few",
        `Мұнда элемент жеткіліксіз, қосыңыз; ең аз саны: ${limit}.`,
        `Здесь слишком мало элементов, добавьте; наименьшее число: ${limit}.`,
        `There are too few items here, add some; fewest: ${limit}.`,
      );
    case "maxItems":
    case "maxProperties":
      return fault(
        "too-many",
        `Мұнда элемент тым көп, азайтыңыз; ең көп саны: ${limit}.`,
        `Здесь слишком много элементов, уберите лишние; наибольшее число: ${limit}.`,
        `There are too many items here, take some out; most: ${limit}.`,
      );
    case "uniqueItems":
      return fault(
        "duplicate",
        "Бұл элемент тізімде қайталанған: біреуін алып тастаңыз.",
        "Этот элемент повторяется в списке: уберите повтор.",
        "This item stands in the list twice: take one out.",
      );
    case "minimum":
      return fault(
        "too-small",
        `Сан тым кіші; ең кіші мәні: ${limit}.`,
        `Число слишком мало; наименьшее значение: ${limit}.`,
        `The number is too small; lowest value: ${limit}.`,
      );
    case "maximum":
      return fault(
        "too-big",
        `Сан тым үлкен; ең үлкен мәні: ${limit}.`,
        `Число слишком велико; наибольшее значение: ${limit}.`,
        `The number is too big; highest value: ${limit}.`,
      );
    default:
      return UNFIT;
  }
}
