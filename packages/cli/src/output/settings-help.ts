import type { Text3 } from "@kelisim/core";
import type { Terminal } from "./terminal.ts";

const TITLE: Text3 = {
  kk: "Негізгі айнымалылар:",
  ru: "Основные переменные:",
  en: "Main variables:",
};

const SETTINGS: readonly (readonly [name: string, means: Text3])[] = [
  [
    "DATABASE_URL",
    {
      kk: "PostgreSQL мекенжайы; болмаса, кірістірілген қойма",
      ru: "адрес PostgreSQL; без него – встроенное хранилище",
      en: "address of PostgreSQL; the embedded store without it",
    },
  ],
  [
    "KELISIM_DATA",
    {
      kk: "кірістірілген қойманың каталогы (./.kelisim)",
      ru: "каталог встроенного хранилища (./.kelisim)",
      en: "directory of the embedded store (./.kelisim)",
    },
  ],
  [
    "KELISIM_KEY_FILE",
    {
      kk: "кілттер файлы (каталогтың қасында: ./.kelisim.key)",
      ru: "файл ключей (рядом с каталогом: ./.kelisim.key)",
      en: "key file (beside the directory: ./.kelisim.key)",
    },
  ],
  [
    "KELISIM_SERVICE",
    {
      kk: "state – мемлекеттік сервис, non-state – мемлекеттік емес",
      ru: "state – государственный сервис, non-state – негосударственный",
      en: "state or non-state service",
    },
  ],
  [
    "KELISIM_HOST, KELISIM_PORT",
    {
      kk: "тыңдайтын мекенжайы мен порты (127.0.0.1, 8787)",
      ru: "адрес и порт, на которых слушать (127.0.0.1, 8787)",
      en: "address and port to listen on (127.0.0.1, 8787)",
    },
  ],
  [
    "KELISIM_PUBLIC_URL",
    {
      kk: "адамдар мен ұйымдар қызметке кіретін мекенжай",
      ru: "адрес, по которому службу открывают люди и организации",
      en: "address under which people and organisations reach the service",
    },
  ],
  [
    "KELISIM_PURPOSE_REVIEW",
    {
      kk: "on – жаңа мақсатты екінші адам бекітеді, off – бекітусіз",
      ru: "on – новую цель утверждает второй человек, off – без этого",
      en: "on: a second person approves a new purpose; off: nobody does",
    },
  ],
];

/** The variables that `serve` reads, for its help. */
export function settingsHelp(terminal: Terminal): string {
  const width = Math.max(...SETTINGS.map(([name]) => name.length));
  const lines = SETTINGS.map(([name, means]) => `  ${name.padEnd(width)}  ${terminal.in(means)}`);
  return `\n${terminal.style("bold", terminal.in(TITLE))}\n${lines.join("\n")}`;
}
