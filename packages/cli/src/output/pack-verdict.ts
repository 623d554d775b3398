import type { Text3 } from "@kelisim/core";
import type { PackOutcome } from "@kelisim/evidence";
import { COMPARE_KEYS } from "./evidence-words.ts";
import { harmless } from "./harmless.ts";
import type { Terminal } from "./terminal.ts";

type Passed = Extract<PackOutcome, { readonly ok: true }>;

const WORDS = {
  files: {
    kk: "Файлдар өзгермеген",
    ru: "Файлы не изменены",
    en: "No file was changed",
  },
  signature: {
    kk: "Тізімге қойылған қолтаңба дұрыс",
    ru: "Подпись под списком верна",
    en: "The signature over their list is right",
  },
  log: {
    kk: "Жазбалардың бәрі журналда тұр",
    ru: "Все записи стоят в журнале",
    en: "All rows stand in the log",
  },
  bound: {
    kk: "Оқиғалар тізімі мен қосымша файлдар жазбаларға сәйкес",
    ru: "Список событий и приложенные файлы соответствуют записям",
    en: "The list of events and the files beside it are those of the rows",
  },
  receipt: {
    kk: "Түбіртек жарамды",
    ru: "Квитанция действительна",
    en: "The receipt is valid",
  },
  valid: {
    kk: "Дәлелдер мұрағаты жарамды.",
    ru: "Архив доказательств действителен.",
    en: "The archive of evidence is valid.",
  },
  rows: { kk: "Журналдағы жазба саны", ru: "Записей в журнале", en: "Rows in the log" },
  unlogged: {
    kk: "Журналда жоқ жазба саны",
    ru: "Записей, которых нет в журнале",
    en: "Rows that are not in the log",
  },
  unloggedHint: {
    kk: "Назар аударыңыз: журналда жоқ жазбалар – сервистің қол қойған сөзі ғана.",
    ru: "Внимание: записи, которых нет в журнале, – лишь слова сервиса за его подписью.",
    en: "Mind: rows that are not in the log are the service's signed word only.",
  },
  facts: {
    kk: "facts.json – сервистің өз сөзі: қол қойылған, бірақ журналда жоқ.",
    ru: "facts.json – слова самого сервиса: подписаны, но в журнале их нет.",
    en: "facts.json is the service's own word: signed, but not in the log.",
  },
  key: {
    kk: "Мұрағатқа қол қойған кілт (RFC 7638)",
    ru: "Ключ подписи архива (RFC 7638)",
    en: "Key that signed the archive (RFC 7638)",
  },
  signatures: {
    kk: "Адамның электрондық қолтаңбасы мұнда тексерілмейді: оны README.txt айтқандай тексеріңіз.",
    ru: "Электронная подпись человека здесь не проверяется: проверьте её, как сказано в README.txt.",
    en: "The person's electronic signature is not checked here: check it as README.txt says.",
  },
} as const satisfies Readonly<Record<string, Text3>>;

/** All that is said of an archive that passed. @param isEmbedded whether its own keys were used */
export function packLines(terminal: Terminal, pack: Passed, isEmbedded: boolean): string[] {
  const { kid, rows, unlogged, files } = pack;
  const passed = (text: Text3): string => terminal.style("green", `✓ ${terminal.in(text)}`);
  const isSigned = [...files.keys()].some((path) => path.startsWith("signatures/"));
  return [
    ...[passed(WORDS.files), passed(WORDS.signature)],
    ...(rows > 0 && unlogged === 0 ? [passed(WORDS.log)] : []),
    passed(WORDS.bound),
    ...(files.has("receipt.json") ? [passed(WORDS.receipt)] : []),
    terminal.style("bold", terminal.in(WORDS.valid)),
    ...(isEmbedded ? ["", terminal.in(COMPARE_KEYS)] : []),
    "",
    `${terminal.in(WORDS.rows)}: ${rows}`,
    ...(unlogged > 0 ? [`${terminal.in(WORDS.unlogged)}: ${unlogged}`] : []),
    `${terminal.in(WORDS.key)}: ${harmless(kid)}`,
    "",
    ...(unlogged > 0 ? [terminal.in(WORDS.unloggedHint)] : []),
    ...(files.has("facts.json") ? [terminal.in(WORDS.facts)] : []),
    ...(isSigned ? [terminal.in(WORDS.signatures)] : []),
  ];
}

/** The same for programs. */
export const packAsJson = (outcome: PackOutcome) =>
  outcome.ok
    ? {
        ok: true,
        ...{ rows: outcome.rows, unlogged: outcome.unlogged, key: outcome.kid },
        files: [...outcome.files.keys()],
      }
    : {
        ok: false,
        reason: outcome.reason,
        ...(outcome.path !== undefined && { path: outcome.path }),
      };
