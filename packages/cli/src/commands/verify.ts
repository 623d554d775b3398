import type { Text3 } from "@kelisim/core";
import type { Command } from "commander";
import type { Terminal } from "../output/terminal.ts";
import { JSON_HELP } from "../output/help-titles.ts";
import { newCommand } from "./command.ts";

const ABOUT: Text3 = {
  kk: "келісім түбіртегін не дәлелдер мұрағатын желісіз тексеру: қолтаңба, хабарлама мәтіні, журналдағы орны",
  ru: "проверить без сети квитанцию о согласии или архив доказательств: подпись, текст уведомления, место в журнале",
  en: "check a consent receipt or an archive of evidence without network: signature, text of the notice, place in the log",
};
const EXAMPLES = [
  {
    line: "kelisim verify receipt.json",
    does: {
      kk: "файлдағы кілттермен",
      ru: "ключами из файла",
      en: "by the keys inside the file",
    },
  },
  {
    line: "kelisim verify receipt.json --trust jwks.json --trust log-key.txt",
    does: {
      kk: "сервистің жарияланған кілттерімен",
      ru: "опубликованными ключами сервиса",
      en: "by the service's published keys",
    },
  },
  {
    line: "kelisim verify evidence.zip --trust jwks.json --trust log-key.txt",
    does: {
      kk: "дәлелдер мұрағаты: файлдар, қолтаңба, әр жазбаның журналдағы орны",
      ru: "архив доказательств: файлы, подпись, место каждой записи в журнале",
      en: "an archive of evidence: files, signature, the place of each row in the log",
    },
  },
];
const HELP = {
  file: {
    kk: "түбіртек не дәлелдер мұрағаты (ZIP); «-» – stdin",
    ru: "квитанция или архив доказательств (ZIP); «-» – stdin",
    en: "the receipt, or the archive of evidence (ZIP); “-” is stdin",
  },
  trust: {
    kk: "жарияланған кілттер: /.well-known/jwks.json және /.well-known/kelisim-log-key жауаптары не екеуі бір JSON файлда; бірнеше рет беруге болады",
    ru: "опубликованные ключи: ответы /.well-known/jwks.json и /.well-known/kelisim-log-key или оба в одном файле JSON; можно несколько раз",
    en: "published keys: the answers of /.well-known/jwks.json and /.well-known/kelisim-log-key, or both in one JSON file; may be repeated",
  },
  proof: {
    kk: "журналдағы орнының бөлек алынған дәлелі",
    ru: "доказательство места в журнале, полученное отдельно",
    en: "a proof of its place in the log that was fetched apart",
  },
} as const satisfies Readonly<Record<string, Text3>>;

type Options = {
  readonly trust?: readonly string[];
  readonly proof?: string;
  readonly json?: true;
};

async function verify(terminal: Terminal, file: string, options: Options): Promise<void> {
  const { checkEvidence } = await import("../service/check-evidence.ts");
  const { trust = [], proof, json = false } = options;
  await checkEvidence(terminal, { file, trust, proof }, json);
}

/** `kelisim verify FILE`. No network, no store. Exit code 3 where it does not pass. @throws CliFailure */
export const verifyCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "verify", ABOUT, EXAMPLES)
    .argument("<file>", terminal.in(HELP.file))
    .option(
      "--trust <file>",
      terminal.in(HELP.trust),
      (file: string, before: readonly string[] | undefined) => [...(before ?? []), file],
    )
    .option("--proof <file>", terminal.in(HELP.proof))
    .option("--json", terminal.in(JSON_HELP))
    .action((file: string, options: Options) => verify(terminal, file, options));
