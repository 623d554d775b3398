import type { Text3 } from "@kelisim/core";
import type { FormatName } from "../schemas/formats.ts";
import { text3 } from "./entry.ts";

/** What each string format asks for. */
export const FORMAT_TEXTS: Readonly<Record<FormatName, Text3>> = {
  iin: text3(
    "ЖСН нөмірі қате: он екі цифрды құжаттан қарап тексеріңіз.",
    "Неверный ИИН: сверьте двенадцать цифр с документом.",
    "The IIN is wrong: check its twelve digits against the document.",
  ),
  bin: text3(
    "БСН нөмірі қате: он екі цифрды құжаттан қарап тексеріңіз.",
    "Неверный БИН: сверьте двенадцать цифр с документом.",
    "The BIN is wrong: check its twelve digits against the document.",
  ),
  "legal-day": text3(
    "Күнтізбеде бар күнді ЖЖЖЖ-АА-КК түрінде жазыңыз, мысалы 2026-07-12.",
    "Запишите день, который есть в календаре, в виде ГГГГ-ММ-ДД, например 2026-07-12.",
    "Write a day of the calendar as YYYY-MM-DD, for example 2026-07-12.",
  ),
  instant: text3(
    "Күн мен уақытты белдеуімен жазыңыз, мысалы 2026-07-12T09:30:00+05:00.",
    "Запишите дату и время с поясом, например 2026-07-12T09:30:00+05:00.",
    "Write date and time with their offset, for example 2026-07-12T09:30:00+05:00.",
  ),
  "instant-or-day": text3(
    "Күнді жазыңыз, мысалы 2026-07-12; уақытпен болса – 2026-07-12T09:30:00+05:00.",
    "Запишите день, например 2026-07-12, или дату со временем: 2026-07-12T09:30:00+05:00.",
    "Write a day, for example 2026-07-12, or date and time: 2026-07-12T09:30:00+05:00.",
  ),
  "day-duration": text3(
    "Мерзімді ISO 8601 түрінде, бүтін күндермен жазыңыз, мысалы P90D немесе P1Y.",
    "Запишите срок по ISO 8601 в целых днях или больше, например P90D или P1Y.",
    "Write the term in ISO 8601, in whole days or longer, for example P90D or P1Y.",
  ),
  sha256: text3(
    "SHA-256 мәнін кіші әріпті 64 он алтылық таңбамен жазыңыз.",
    "Запишите SHA-256 как 64 шестнадцатеричных знака в нижнем регистре.",
    "Write the SHA-256 as 64 lowercase hex digits.",
  ),
  country: text3(
    "Елді ISO 3166-1 бойынша екі бас әріппен жазыңыз, мысалы KZ.",
    "Запишите страну двумя заглавными буквами по ISO 3166-1, например KZ.",
    "Write the country as two capital letters of ISO 3166-1, for example KZ.",
  ),
};
