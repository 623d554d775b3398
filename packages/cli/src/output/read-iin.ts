import { parseIin, type Iin, type Text3 } from "@kelisim/core";
import { usageFailure } from "../failure.ts";
import { askSecretly, isAtKeyboard, pipedIn } from "./ask-secretly.ts";
import type { Terminal } from "./terminal.ts";

const ASK_IIN: Text3 = { kk: "ЖСН:", ru: "ИИН:", en: "IIN:" };
const NO_IIN: Text3 = {
  kk: "ЖСН қате жазылған: он екі цифрын тексеріп, бір жолға жазыңыз.",
  ru: "ИИН записан неверно: проверьте его двенадцать цифр и напишите их одной строкой.",
  en: "That is no IIN: check its twelve digits, and write them on one line.",
};

/** Reads a person's number where nobody else sees it: never from the command line. @throws CliFailure */
export async function readIin(terminal: Terminal): Promise<Iin> {
  const typed = isAtKeyboard() ? await askSecretly(terminal.in(ASK_IIN)) : await pipedIn();
  const parsed = parseIin(typed.trim());
  if (!parsed.ok) throw usageFailure(NO_IIN);
  return parsed.iin;
}
