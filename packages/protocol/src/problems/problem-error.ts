import type { Language } from "@kelisim/core";
import type { ProblemError } from "../schemas/problem.ts";
import { text3 } from "./entry.ts";
import { PROBLEMS, type ProblemCode } from "./problem-codes.ts";
import { SIGNATURE_FAULT_TEXTS } from "./signature-faults.ts";

/** What is wrong with a member alone, where its schema cannot say it. */
const MEMBERS = {
  required: text3(
    "Мұндай сұрауда бұл өріс міндетті: оны қосыңыз.",
    "В таком запросе это поле обязательно: добавьте его.",
    "Such a request needs this field: add it.",
  ),
  cursor: text3(
    "Бұл мән осы тізімнің жалғасын көрсетпейді: оны алып тастап, тізімді басынан бастаңыз.",
    "Это значение не ведёт дальше по этому списку: уберите его и начните список сначала.",
    "This value does not lead on in this list: leave it out and start from the beginning.",
  ),
  ...SIGNATURE_FAULT_TEXTS,
} as const;

/** What can be said of one wrong member. */
export type MemberCode = ProblemCode | keyof typeof MEMBERS;

const isMembers = (code: MemberCode): code is keyof typeof MEMBERS => Object.hasOwn(MEMBERS, code);

/** The entry of `errors` for a member that breaks a rule: what is wrong, and what to do next. */
export const problemError = (
  pointer: string,
  code: MemberCode,
  language: Language,
): ProblemError => {
  if (isMembers(code)) return { pointer, detail: MEMBERS[code][language], code };
  const { title, next } = PROBLEMS[code];
  return { pointer, detail: `${title[language]}. ${next[language]}`, code };
};
