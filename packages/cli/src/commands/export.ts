import type { Text3 } from "@kelisim/core";
import type { Command } from "commander";
import { JSON_HELP } from "../output/help-titles.ts";
import type { Terminal } from "../output/terminal.ts";
import { newCommand } from "./command.ts";
import { KEY_FILE_HELP, URL_HELP } from "./line-options.ts";

const ABOUT: Text3 = {
  kk: "ұйымның жазбаларын қызметтен шығару",
  ru: "выгрузить записи организации из службы",
  en: "take an organisation's records out of the service",
};
const CONSENTS: Text3 = {
  kk: "ұйымға берілген барлық келісім: әр жолда бір JSON, адамдар аталмайды",
  ru: "все согласия, данные организации: по одному JSON в строке, люди не названы",
  en: "all consents given to the organisation: one JSON value a line, nobody is named",
};
const OUT_HELP: Text3 = {
  kk: "жазылатын файл (әдетте stdout)",
  ru: "файл для записи (обычно stdout)",
  en: "file to write (stdout by default)",
};
const STATUS_HELP: Text3 = {
  kk: "осы күйдегілерін ғана: active, withdrawn, …",
  ru: "только с этим состоянием: active, withdrawn, …",
  en: "only those of this status: active, withdrawn, …",
};
const PURPOSE_HELP: Text3 = {
  kk: "осы мақсаттағыларын ғана",
  ru: "только для этой цели",
  en: "only those of this purpose",
};
const EXAMPLES = [
  {
    line: "kelisim export consents --out consents.ndjson --key-file bank.key",
    does: { kk: "файлға", ru: "в файл", en: "into a file" },
  },
  {
    line: "kelisim export consents --status active",
    does: {
      kk: "қолданыстағылары ғана",
      ru: "только действующие",
      en: "only those that are active",
    },
  },
];

const wrote = (count: number): Text3 => ({
  kk: `Шығарылған келісімдер: ${count}. Бақылау қосындысы тексерілді.`,
  ru: `Выгружено согласий: ${count}. Контрольная сумма проверена.`,
  en: `Consents written: ${count}. The digest was checked.`,
});
const progressLine = (lines: number): Text3 => ({
  kk: `${lines} келісім`,
  ru: `согласий: ${lines}`,
  en: `${lines} consents`,
});

type Options = {
  readonly url?: string;
  readonly keyFile?: string;
  readonly out?: string;
  readonly status?: string;
  readonly purpose?: string;
  readonly json?: true;
};

async function exportConsents(
  terminal: Terminal,
  { out, status, purpose, json, ...options }: Options,
): Promise<void> {
  const { accessTo } = await import("../service/line-service.ts");
  const { exportFile } = await import("../service/export-consents.ts");
  const asked = new URLSearchParams({
    ...(status !== undefined && { status }),
    ...(purpose !== undefined && { purpose_id: purpose }),
  }).toString();
  const end = await exportFile({
    access: accessTo(options),
    path: out,
    query: asked === "" ? "" : `?${asked}`,
    onProgress: (lines) => terminal.progress?.(terminal.in(progressLine(lines))),
  }).finally(() => terminal.progress?.(""));
  if (json && out !== undefined) return terminal.print(JSON.stringify(end));
  terminal.tell(terminal.in(wrote(end.count)));
}

/** `kelisim export consents`. @throws CliFailure */
export const exportCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "export", ABOUT, EXAMPLES)
    .helpCommand(false)
    .addCommand(
      newCommand(terminal, "consents", CONSENTS, EXAMPLES)
        .option("--out <file>", terminal.in(OUT_HELP))
        .option("--status <status>", terminal.in(STATUS_HELP))
        .option("--purpose <id>", terminal.in(PURPOSE_HELP))
        .option("--url <url>", terminal.in(URL_HELP))
        .option("--key-file <file>", terminal.in(KEY_FILE_HELP))
        .option("--json", terminal.in(JSON_HELP))
        .action((options: Options) => exportConsents(terminal, options)),
    );
