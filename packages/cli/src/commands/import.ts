import { createWriteStream } from "node:fs";
import type { Text3 } from "@kelisim/core";
import type { Command } from "commander";
import { EXIT } from "../exit.ts";
import { CliFailure } from "../failure.ts";
import { JSON_HELP } from "../output/help-titles.ts";
import type { Terminal } from "../output/terminal.ts";
import type { ImportTally } from "../service/import-consents.ts";
import { newCommand } from "./command.ts";
import { KEY_FILE_HELP, URL_HELP } from "./line-options.ts";

const ABOUT: Text3 = {
  kk: "бұрын алынған деректерді қызметке енгізу",
  ru: "загрузить в службу то, что получено раньше",
  en: "bring in what was obtained before",
};
const CONSENTS: Text3 = {
  kk: "қағазда немесе басқа жерде берілген келісімдерді енгізу (әр жолда бір JSON)",
  ru: "загрузить согласия, данные на бумаге или в другом месте (по одному JSON в строке)",
  en: "bring in consents given on paper or elsewhere (one JSON value a line)",
};
const REJECTS_HELP: Text3 = {
  kk: "қабылданбаған жолдардың нөмірі мен себебі жазылатын файл",
  ru: "файл для номеров непринятых строк и причин",
  en: "file for the numbers of refused lines, and why",
};
const RESUME_HELP: Text3 = {
  kk: "сол файлдың алдыңғы импорты тоқтаған жерінен жалғастыру",
  ru: "продолжить с места, где остановилась загрузка этого же файла",
  en: "go on where the import of the same file stopped",
};
const EXAMPLES = [
  {
    line: "kelisim import consents consents.ndjson --key-file bank.key --rejects rejects.ndjson",
    does: {
      kk: "қабылданбағандарын бөлек файлға жазу",
      ru: "непринятые строки – в отдельный файл",
      en: "refused lines go to a file of their own",
    },
  },
  {
    line: "kelisim import consents consents.ndjson --resume",
    does: { kk: "үзілген жерінен", ru: "с места обрыва", en: "from where it broke off" },
  },
];

const progressLine = ({ line, refused }: ImportTally, lines: number, rate: number): Text3 => ({
  kk: `${line} / ${lines} жол, секундына ${rate}, қабылданбағаны: ${refused}`,
  ru: `${line} / ${lines} строк, ${rate} в секунду, не принято: ${refused}`,
  en: `${line} / ${lines} lines, ${rate} a second, refused: ${refused}`,
});
const ended = ({ recorded, already, refused }: ImportTally): Text3 => ({
  kk: `Тіркелгені: ${recorded}. Бұрын тіркелгені: ${already}. Қабылданбағаны: ${refused}.`,
  ru: `Записано: ${recorded}. Было записано раньше: ${already}. Не принято: ${refused}.`,
  en: `Recorded: ${recorded}. Recorded before: ${already}. Refused: ${refused}.`,
});
const someRefused: Text3 = {
  kk: "Кей жолдар қабылданбады. Себептерін --rejects параметрімен файлға жазып алуға болады.",
  ru: "Некоторые строки не приняты. Причины можно записать в файл параметром --rejects.",
  en: "Some lines were refused. The reasons can be written to a file with --rejects.",
};

/** Progress is told so often at most. */
const TELL_MS = 200;

/** Tells how it goes on, on a terminal and not too often. */
function teller(terminal: Terminal, lines: number): (tally: ImportTally) => void {
  const begun = performance.now();
  let from: number | undefined;
  let told = begun;
  return (tally) => {
    const now = performance.now();
    from ??= tally.line;
    if (terminal.progress === undefined || now - told < TELL_MS) return;
    told = now;
    const rate = Math.round(((tally.line - from) / (now - begun)) * 1000);
    terminal.progress(terminal.in(progressLine(tally, lines, rate)));
  };
}

type Options = {
  readonly url?: string;
  readonly keyFile?: string;
  readonly rejects?: string;
  readonly resume?: true;
  readonly json?: true;
};

async function importConsents(
  terminal: Terminal,
  path: string,
  { rejects, resume, json, ...options }: Options,
): Promise<void> {
  const { accessTo, unreadable } = await import("../service/line-service.ts");
  const { lookAt } = await import("../service/import-file.ts");
  const { importFile } = await import("../service/import-consents.ts");
  const access = accessTo(options);
  const file = await lookAt(path, access.key);
  const out = rejects === undefined ? undefined : createWriteStream(rejects, { mode: 0o600 });
  let failed: CliFailure | undefined;
  if (rejects !== undefined) out?.on("error", () => (failed = unreadable(rejects)));
  const tally = await importFile({
    ...{ access, file, resume: resume === true, onProgress: teller(terminal, file.lines) },
    onRefused: ({ line, row_id, code, errors }) =>
      void out?.write(`${JSON.stringify({ line, row_id, code, errors })}\n`),
  }).finally(() => {
    terminal.progress?.("");
    out?.end();
  });
  if (failed !== undefined) throw failed;
  const { line: _line, ...counts } = tally;
  if (json) terminal.print(JSON.stringify({ import_id: file.importId, ...counts }));
  else terminal.print(terminal.in(ended(tally)));
  if (tally.refused > 0) throw new CliFailure(someRefused, EXIT.refused);
}

/** `kelisim import consents FILE`. @throws CliFailure */
export const importCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "import", ABOUT, EXAMPLES)
    .helpCommand(false)
    .addCommand(
      newCommand(terminal, "consents", CONSENTS, EXAMPLES)
        .argument("<file>", "*.ndjson")
        .option("--url <url>", terminal.in(URL_HELP))
        .option("--key-file <file>", terminal.in(KEY_FILE_HELP))
        .option("--rejects <file>", terminal.in(REJECTS_HELP))
        .option("--resume", terminal.in(RESUME_HELP))
        .option("--json", terminal.in(JSON_HELP))
        .action((path: string, options: Options) => importConsents(terminal, path, options)),
    );
