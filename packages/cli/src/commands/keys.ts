import type { Text3 } from "@kelisim/core";
import type { Command } from "commander";
import { refusal } from "../failure.ts";
import { DATA_HELP, JSON_HELP } from "../output/help-titles.ts";
import { keyLine, keyView } from "../output/key-list.ts";
import { keyRefusal } from "../output/key-refusals.ts";
import type { Terminal } from "../output/terminal.ts";
import { newCommand } from "./command.ts";

const ABOUT: Text3 = {
  kk: "кілттер файлындағы кілттерді ауыстыру; қызмет тоқтамайды",
  ru: "сменить ключи в файле ключей; служба при этом работает",
  en: "exchange the keys of the key file while the service runs",
};
const EXAMPLES = [
  {
    line: "kelisim keys add data",
    does: {
      kk: "файлға келесі кілтті қосу",
      ru: "добавить в файл следующий ключ",
      en: "add the next key to the file",
    },
  },
  {
    line: "kelisim keys list",
    does: {
      kk: "кілттерді және оларға не байланғанын көру",
      ru: "посмотреть ключи и что на них держится",
      en: "see the keys and what hangs on them",
    },
  },
  {
    line: "kelisim keys destroy data.1",
    does: {
      kk: "керек емес ескі кілтті жою",
      ru: "уничтожить старый ключ, который больше не нужен",
      en: "destroy an old key that is no longer needed",
    },
  },
];

const ADD: Text3 = {
  kk: "файлға келесі кілтті қосу: data (деректер), mac (іздеу) немесе seal (нөмірлер)",
  ru: "добавить следующий ключ: data (данные), mac (поиск) или seal (номера)",
  en: "add the next key: data (fields), mac (look-up) or seal (ids)",
};
const LIST: Text3 = {
  kk: "кілттердің күйі және оларға байланған жазбалар",
  ru: "состояние ключей и записи, которые на них держатся",
  en: "the state of the keys, and the rows that hang on them",
};
const DESTROY: Text3 = {
  kk: "ескі кілтті қайтарылмайтындай жою",
  ru: "уничтожить старый ключ без возврата",
  en: "destroy an old key for good",
};
const FORGET_HELP: Text3 = {
  kk: "mac: дерегі сақталмаған, бір кездері ғана сұралған адамдарды ұмыту",
  ru: "mac: забыть тех, о ком только спрашивали и ничего не хранится",
  en: "mac: forget persons who were only asked about, and of whom nothing is stored",
};
const END_IDS_HELP: Text3 = {
  kk: "seal: осы кілтпен мөрленген шешім нөмірлері ашылмай қалсын",
  ru: "seal: пусть номера решений, запечатанные этим ключом, перестанут открываться",
  en: "seal: let decision ids that were sealed with it become unreadable",
};

const added = (name: string, file: string): Text3 => ({
  kk: `Файлға жаңа кілт қосылды: ${name} (${file}). Осы файлды қызметтің барлық процесіне және сақтық көшірмесінің орнына көшіріңіз. Кілт барлық процесте болғанда өзі қолданысқа енеді, ештеңені тоқтатудың керегі жоқ.`,
  ru: `В файл добавлен новый ключ: ${name} (${file}). Скопируйте этот файл всем процессам службы и туда, где лежит его копия. Ключ вступит в работу сам, когда будет у всех; останавливать ничего не надо.`,
  en: `A new key was added to the file: ${name} (${file}). Copy this file to every process of the service, and to where its backup is kept. The key is taken into use by itself once all hold it; nothing has to be stopped.`,
});
const destroyed = (name: string, forgotten: number): Text3 => ({
  kk: `Кілт жойылды: ${name}${forgotten > 0 ? `; ұмытылған адамдар саны: ${forgotten}` : ""}. Файлдың басқа көшірмелері болса, оларды осымен ауыстырыңыз. Осы кілт керек ескі сақтық көшірмелер енді ашылмайды.`,
  ru: `Ключ уничтожен: ${name}${forgotten > 0 ? `; забыто людей: ${forgotten}` : ""}. Если есть другие копии файла, замените их этим. Старые резервные копии, которым нужен этот ключ, больше не откроются.`,
  en: `The key was destroyed: ${name}${forgotten > 0 ? `; persons forgotten: ${forgotten}` : ""}. Replace other copies of the file by this one. Old backups that need this key can no longer be opened.`,
});

type Flags = { readonly data?: string; readonly json?: true };
type DestroyFlags = Flags & { readonly forgetProbed?: true; readonly endSealedIds?: true };

const addCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "add", ADD, [])
    .argument("<purpose>")
    .option("--data <dir>", terminal.in(DATA_HELP))
    .option("--json", terminal.in(JSON_HELP))
    .action(async (purpose: string, { json, ...flags }: Flags) => {
      const { addConfiguredKey, readPurpose } = await import("../service/keys.ts");
      const { name, keyFile } = addConfiguredKey(flags, readPurpose(purpose));
      terminal.print(json ? JSON.stringify({ added: name }) : terminal.in(added(name, keyFile)));
    });

const listCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "list", LIST, [])
    .option("--data <dir>", terminal.in(DATA_HELP))
    .option("--json", terminal.in(JSON_HELP))
    .action(async ({ json, ...flags }: Flags) => {
      const { listConfiguredKeys } = await import("../service/keys.ts");
      const keys = await listConfiguredKeys(flags);
      if (json) return terminal.print(JSON.stringify({ keys: keys.map(keyView) }));
      for (const key of keys) terminal.print(keyLine(terminal, key));
    });

const destroyCommand = (terminal: Terminal): Command =>
  newCommand(terminal, "destroy", DESTROY, [])
    .argument("<key>")
    .option("--data <dir>", terminal.in(DATA_HELP))
    .option("--forget-probed", terminal.in(FORGET_HELP))
    .option("--end-sealed-ids", terminal.in(END_IDS_HELP))
    .option("--json", terminal.in(JSON_HELP))
    .action(async (text: string, flags: DestroyFlags) => {
      const { destroyConfiguredKey, readName } = await import("../service/keys.ts");
      const { json, forgetProbed = false, endSealedIds = false, ...where } = flags;
      const name = readName(text);
      const done = await destroyConfiguredKey(where, name, { forgetProbed, endSealedIds });
      if (done.code !== "destroyed") throw refusal(keyRefusal(name, done));
      const { forgotten } = done;
      if (json) return terminal.print(JSON.stringify({ destroyed: name, forgotten }));
      terminal.print(terminal.in(destroyed(name, forgotten)));
    });

/** `kelisim keys add|list|destroy`. @throws CliFailure */
export function keysCommand(terminal: Terminal): Command {
  const keys = newCommand(terminal, "keys", ABOUT, EXAMPLES).helpCommand(false);
  for (const make of [addCommand, listCommand, destroyCommand]) keys.addCommand(make(terminal));
  return keys;
}
