import { LAW_231_FIRST_DAY } from "../source.ts";
import type { Text3 } from "../../text.ts";
import type { Norm, NormRole } from "./norm.ts";

const SINCE = { from: LAW_231_FIRST_DAY, to: null } as const;

export const reason = (kk: string, ru: string, en: string): Text3 => ({ kk, ru, en });

export const OTHER_FIELD = reason(
  "Дербес деректерге қол жеткізуге қатысы жоқ саланы реттейді: бұл сервистен ештеңе талап етпейді.",
  "Регулирует иную область, а не доступ к персональным данным: от этого сервиса ничего не требует.",
  "It governs another field, not access to personal data: it asks nothing of this service.",
);
export const WORDING = reason(
  "Сөз ауыстыру ғана; негізгі актінің мәтіні бізде жоқ, мағынасы содан ғана анықталады.",
  "Замена слов; текста основного акта у нас нет, а смысл виден только из него.",
  "A change of words; the text of the base act is not held, and only that shows its meaning.",
);
export const DELETED = reason(
  "Норма алып тасталды: орындайтын ештеңе қалмады.",
  "Норма исключена: исполнять нечего.",
  "The provision is deleted: nothing is left to do.",
);

/** A provision that asks nothing of this service. */
export type InformationalRow = {
  readonly id: string;
  readonly formerIds?: readonly string[];
  readonly place: Text3;
  readonly text: Text3;
  readonly roles?: readonly NormRole[];
  readonly recalled?: true;
  readonly why: Text3;
  readonly inForce?: Norm["inForce"];
  readonly deadline?: Norm["deadline"];
};

export const informational = (row: InformationalRow): Norm => ({
  id: row.id,
  ...(row.formerIds === undefined ? {} : { formerIds: row.formerIds }),
  act: "231-VIII",
  place: row.place,
  text: row.text,
  trust: "act",
  obliged: { roles: row.roles ?? ["anyone"], trust: row.recalled === true ? "recalled" : "act" },
  trigger: null,
  deadline: row.deadline ?? null,
  inForce: row.inForce ?? SINCE,
  level: "law",
  status: "informational",
  reason: row.why,
});

/** A place in article 1 of the Law. */
export const item = (n: string, kk: string, ru: string, en: string): Text3 => ({
  kk: `231-VIII Заңның 1-бабы, ${n}: ${kk}`,
  ru: `статья 1 Закона 231-VIII, ${n}: ${ru}`,
  en: `Law 231-VIII, article 1, ${n}: ${en}`,
});

export const t = (kk: string, ru: string, en: string): Text3 => ({ kk, ru, en });
