import type { Text3 } from "@kelisim/core";
import type { Command } from "commander";
import { DATA_HELP, JSON_HELP } from "../output/help-titles.ts";
import { readIin } from "../output/read-iin.ts";
import { staffLine, staffView } from "../output/staff-list.ts";
import type { Terminal } from "../output/terminal.ts";
import { newCommand } from "./command.ts";

const ABOUT: Text3 = {
  kk: "порталда ұйым атынан кім жұмыс істейді",
  ru: "кто работает в портале от имени организации",
  en: "who works in the portal for a party",
};
const EXAMPLES = [
  {
    line: "kelisim staff add --role provider",
    does: {
      kk: "қызметтің алғашқы әкімшісі (ЖСН сұралады)",
      ru: "первый администратор сервиса (ИИН будет запрошен)",
      en: "the service's first administrator (asks for the IIN)",
    },
  },
  {
    line: "kelisim staff add --role administrator --party 123456789012",
    does: {
      kk: "ұйымның әкімшісі: қалғандарын порталда өзі қосады",
      ru: "администратор организации: остальных он добавит в портале",
      en: "a party's administrator, who adds the others in the portal",
    },
  },
];
const ADD: Text3 = { kk: "рөл беру", ru: "дать роль", en: "give a role" };
const LIST: Text3 = {
  kk: "ұйымның рөлдері, тоқтатылғандары да",
  ru: "роли в организации, и прекращённые тоже",
  en: "a party's roles, ended ones too",
};
const END: Text3 = { kk: "рөлді тоқтату", ru: "прекратить роль", en: "end a role" };
const ROLE_HELP: Text3 = {
  kk: "provider, administrator, officer, developer, clerk немесе analyst",
  ru: "provider, administrator, officer, developer, clerk или analyst",
  en: "provider, administrator, officer, developer, clerk or analyst",
};
const PARTY_HELP: Text3 = {
  kk: "ұйымның БСН-і немесе pty_ нөмірі; көрсетілмесе, қызметтің өзі",
  ru: "БИН организации или её номер pty_; если не указано, сам сервис",
  en: "a party's BIN or pty_ id; the service itself unless given",
};
const given = (id: string): Text3 => ({
  kk: `Рөл берілді: ${id}. Ол адам порталға кіріп, рөлін таңдайды.`,
  ru: `Роль дана: ${id}. Человек входит в портал и выбирает её.`,
  en: `The role was given: ${id}. The person signs in to the portal and chooses it.`,
});
const ended = (id: string): Text3 => ({
  kk: `Рөл тоқтатылды: ${id}`,
  ru: `Роль прекращена: ${id}`,
  en: `The role was ended: ${id}`,
});

type Flags = { readonly data?: string; readonly json?: true; readonly party?: string };

const withStore = (terminal: Terminal, command: Command): Command =>
  command
    .option("--party <bin>", terminal.in(PARTY_HELP))
    .option("--data <dir>", terminal.in(DATA_HELP))
    .option("--json", terminal.in(JSON_HELP));

const addCommand = (terminal: Terminal): Command =>
  withStore(terminal, newCommand(terminal, "add", ADD, []))
    .requiredOption("--role <role>", terminal.in(ROLE_HELP))
    .action(async ({ json, role, ...flags }: Flags & { readonly role: string }) => {
      const { addStaff, readRole } = await import("../service/staff.ts");
      const asked = readRole(role);
      const id = await addStaff(flags, asked, await readIin(terminal));
      terminal.print(json ? JSON.stringify({ id }) : terminal.in(given(id)));
    });

const listCommand = (terminal: Terminal): Command =>
  withStore(terminal, newCommand(terminal, "list", LIST, [])).action(
    async ({ json, ...flags }: Flags) => {
      const { listStaff } = await import("../service/staff.ts");
      const staff = await listStaff(flags);
      if (json) return terminal.print(JSON.stringify({ staff: staff.map(staffView) }));
      for (const role of staff) terminal.print(staffLine(role, terminal.language));
    },
  );

const endCommand = (terminal: Terminal): Command =>
  withStore(terminal, newCommand(terminal, "end", END, []))
    .argument("<id>")
    .action(async (id: string, { json, ...flags }: Flags) => {
      const { endStaff } = await import("../service/staff.ts");
      await endStaff(flags, id);
      terminal.print(json ? JSON.stringify({ ended: id }) : terminal.in(ended(id)));
    });

/** `kelisim staff add|list|end`. @throws CliFailure */
export function staffCommand(terminal: Terminal): Command {
  const staff = newCommand(terminal, "staff", ABOUT, EXAMPLES).helpCommand(false);
  for (const make of [addCommand, listCommand, endCommand]) staff.addCommand(make(terminal));
  return staff;
}
