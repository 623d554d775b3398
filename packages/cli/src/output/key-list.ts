import { formatInstant, type Text3 } from "@kelisim/core";
import type { Hanging, KeyPurpose, KeyState, ListedKey } from "@kelisim/store";
import type { Terminal } from "./terminal.ts";

const STATES: Readonly<Record<KeyState, Text3>> = {
  waiting: {
    kk: "күтіп тұр, әзірге тек ашады",
    ru: "ждёт, пока только открывает",
    en: "waiting, only opens so far",
  },
  current: { kk: "ағымдағы", ru: "текущий", en: "current" },
  "in-use": { kk: "бұрынғы, әлі ашады", ru: "прежний, ещё открывает", en: "older, still opens" },
  destroyed: { kk: "жойылған", ru: "уничтожен", en: "destroyed" },
};

const NOT_IN_FILE: Text3 = { kk: "файлда жоқ", ru: "нет в файле", en: "not in the file" };
const STILL_IN_FILE: Text3 = {
  kk: "файлда әлі бар: kelisim keys destroy командасын қайталаңыз",
  ru: "ещё в файле: повторите kelisim keys destroy",
  en: "still in the file: repeat kelisim keys destroy",
};

const since = (at: string): Text3 => ({ kk: `басы: ${at}`, ru: `с ${at}`, en: `since ${at}` });

const HANGING: Readonly<Record<KeyPurpose, (hanging: Hanging) => Text3>> = {
  data: ({ rows }) => ({
    kk: `осы кілттегі адамдар саны: ${rows}`,
    ru: `людей на этом ключе: ${rows}`,
    en: `persons on this key: ${rows}`,
  }),
  mac: ({ rows, probed }) => ({
    kk: `тек осы кілтпен табылатын адамдар саны: ${rows}; олардан бөлек, дерегі сақталмағандар: ${probed}`,
    ru: `людей, которых находит только этот ключ: ${rows}; кроме них тех, о ком ничего не хранится: ${probed}`,
    en: `persons whom only this key finds: ${rows}; besides them, those of whom nothing is stored: ${probed}`,
  }),
  seal: ({ rows }) => ({
    kk: `осы кілттегі вебхуктер саны: ${rows}`,
    ru: `вебхуков на этом ключе: ${rows}`,
    en: `webhooks on this key: ${rows}`,
  }),
};

/** One line for a key: what it is called, what it does, since when, and what hangs on it. */
export function keyLine(terminal: Terminal, key: ListedKey): string {
  const { name, state, usedFrom, hanging, inFile, purpose } = key;
  const isGone = state === "destroyed";
  const parts = [
    terminal.in(STATES[state]),
    ...(usedFrom === undefined || isGone ? [] : [terminal.in(since(formatInstant(usedFrom)))]),
    ...(hanging === undefined ? [] : [terminal.in(HANGING[purpose](hanging))]),
    ...(isGone && inFile ? [terminal.in(STILL_IN_FILE)] : []),
    ...(!isGone && !inFile ? [terminal.in(NOT_IN_FILE)] : []),
  ];
  return `${name.padEnd(8)}  ${parts.join("; ")}`;
}

/** The same for programs. */
export const keyView = (key: ListedKey): object => ({
  name: key.name,
  state: key.state,
  in_file: key.inFile,
  used_from: key.usedFrom && formatInstant(key.usedFrom),
  destroyed_at: key.destroyedAt && formatInstant(key.destroyedAt),
  rows: key.hanging?.rows,
  probed: key.purpose === "mac" ? key.hanging?.probed : undefined,
});
