import type { Action, PurposeEnd, Text3 } from "@kelisim/core";
import { say } from "../../i18n/say.ts";

/** A term as the editor asks for it. */
export type TermUnit = "D" | "M" | "Y";
export type EditedTerm = { readonly count: number; readonly unit: TermUnit };

/** A common purpose with plain words, and the most that it needs. */
export type PurposeTemplate = {
  readonly id: string;
  readonly name: Text3;
  readonly description: Text3;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly actions: readonly Action[];
  readonly ends: PurposeEnd;
  readonly term: EditedTerm;
};

/** Templates of this service. Their codes of data are those of the built-in dictionary. */
export const PURPOSE_TEMPLATES: readonly PurposeTemplate[] = [
  {
    id: "solvency",
    name: say(
      "Төлем қабілетін бағалау",
      "Оценка платёжеспособности",
      "Judging whether somebody can pay",
    ),
    description: say(
      "Өтінішіңіз бойынша шешім қабылдау үшін табысыңызды қараймыз.",
      "Чтобы принять решение по вашей заявке, мы смотрим на ваши доходы.",
      "To decide on your application we look at your income.",
    ),
    required: ["iin", "full-name", "income"],
    optional: ["phone", "email"],
    actions: ["collect", "process"],
    ends: "date",
    term: { count: 1, unit: "Y" },
  },
  {
    id: "service-contract",
    name: say("Қызмет көрсету", "Оказание услуги", "Giving a service"),
    description: say(
      "Өзіңіз сұраған қызметті көрсету үшін сізбен байланысамыз.",
      "Чтобы оказать услугу, о которой вы просили, мы связываемся с вами.",
      "To give the service that you asked for we get in touch with you.",
    ),
    required: ["full-name", "phone"],
    optional: ["email", "address"],
    actions: ["collect", "process"],
    ends: "purpose-achieved",
    term: { count: 3, unit: "Y" },
  },
  {
    id: "news",
    name: say("Жаңалықтар мен ұсыныстар жіберу", "Новости и предложения", "News and offers"),
    description: say(
      "Жаңа қызметтер мен жеңілдіктер туралы хабарлама жібереміз. Келіспесеңіз, басқа қызметтер өзгермейді.",
      "Присылаем сообщения о новых услугах и скидках. Если вы не согласны, остальное не меняется.",
      "We send messages about new services and discounts. If you do not agree, nothing else changes.",
    ),
    required: ["full-name"],
    optional: ["phone", "email"],
    actions: ["process"],
    ends: "date",
    term: { count: 1, unit: "Y" },
  },
];

export const templateById = (id: string | undefined): PurposeTemplate | undefined =>
  PURPOSE_TEMPLATES.find((template) => template.id === id);

const DAYS: Readonly<Record<TermUnit, number>> = { D: 1, M: 30.5, Y: 366 };

/** Roughly how many days a term has: to compare two of them, no more. */
export const roughDays = ({ count, unit }: EditedTerm): number => count * DAYS[unit];
