import type { Text3 } from "@kelisim/core";
import type { PackOutcome } from "@kelisim/evidence";
import { COMPARE_KEYS } from "./evidence-words.ts";
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
  const { kid, rows, files } = pack;
  const passed = (text: Text3): string => terminal.style("green", `✓ ${terminal.in(text)}`);
  const isSigned = [...files.keys()].some((path) => path.startsWith("signatures/"));
  return [
    ...[passed(WORDS.files), passed(WORDS.signature)],
    ...(rows > 0 ? [passed(WORDS.log)] : []),
    ...(files.has("receipt.json") ? [passed(WORDS.receipt)] : []),
    terminal.style("bold", terminal.in(WORDS.valid)),
    "",
    `${terminal.in(WORDS.rows)}: ${rows}`,
    `${terminal.in(WORDS.key)}: ${kid}`,
    ...(isSigned ? ["", terminal.in(WORDS.signatures)] : []),
    ...(isEmbedded ? ["", terminal.in(COMPARE_KEYS)] : []),
  ];
}

/** The same for programs. */
export const packAsJson = (outcome: PackOutcome) =>
  outcome.ok
    ? { ok: true, rows: outcome.rows, key: outcome.kid, files: [...outcome.files.keys()] }
    : {
        ok: false,
        reason: outcome.reason,
        ...(outcome.path !== undefined && { path: outcome.path }),
      };
