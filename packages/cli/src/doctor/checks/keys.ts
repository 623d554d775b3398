import { loadKeyFile, lackingOf, marksOf, readKeyUse, type Queryable } from "@kelisim/store";
import { existsSync } from "node:fs";
import { type Check, failed, fine, type Finding, warning } from "../check.ts";

/** Rows that only an older key than the current one opens or finds. */
const ON_OLD_KEYS = `
  select
    (select count(*)::int from subject_key where key_version < $1) as data,
    (select count(*)::int from subject_lookup where key_version < $2) as mac`;

const lacks = (names: string): Finding =>
  failed(
    {
      kk: `қойма қолданатын кілттер файлда жоқ: ${names}`,
      ru: `в файле нет ключей, которыми пользуется хранилище: ${names}`,
      en: `the file lacks keys that the store uses: ${names}`,
    },
    {
      kk: "Осы қойманың кілттер файлын қайтарыңыз (KELISIM_KEY_FILE): онсыз дербес деректер оқылмайды.",
      ru: "Верните файл ключей этого хранилища (KELISIM_KEY_FILE): без него персональные данные не прочесть.",
      en: "Bring back the key file of this store (KELISIM_KEY_FILE): without it personal data cannot be read.",
    },
  );

const waits = (names: string): Finding =>
  warning(
    {
      kk: `қолданысқа енбеген жаңа кілттер: ${names}`,
      ru: `новые ключи ещё не в работе: ${names}`,
      en: `new keys that are not in use yet: ${names}`,
    },
    {
      kk: "Осы файлды қызметтің барлық процесіне беріңіз: бәрінде болғанда ғана қолданысқа енеді.",
      ru: "Дайте этот файл всем процессам службы: ключ вступает в работу, когда он есть у всех.",
      en: "Give this file to every process of the service: a key is taken into use when all hold it.",
    },
  );

async function rowsOnOldKeys(db: Queryable, data: number, mac: number): Promise<number> {
  const [row] = await db.query<{ data: number; mac: number }>(ON_OLD_KEYS, [data, mac]);
  return row === undefined ? 0 : row.data + row.mac;
}

export const keysCheck: Check = {
  id: "keys",
  title: { kk: "Қолданыстағы кілттер", ru: "Ключи в работе", en: "Keys in use" },
  needs: "tables",
  async run({ db, config: { keyFile } }) {
    // What is wrong with the file itself is told by its own line.
    const held = marksIn(keyFile);
    if (held === undefined) return [];
    const known = await readKeyUse(db);
    const used = known.filter(({ destroyedAt }) => destroyedAt === undefined);
    const lacking = lackingOf(used, held);
    if (lacking.length > 0) return lacks(lacking.join(", "));
    const names = new Set<string>(used.map(({ name }) => name));
    // A destroyed key that an older copy of the file still holds waits for nothing.
    const waiting = [...held.keys()].filter((name) => !known.some((key) => key.name === name));
    // A store that no service has opened yet uses none.
    const findings = used.length > 0 && waiting.length > 0 ? [waits(waiting.join(", "))] : [];
    const newest = (purpose: string): number =>
      Math.max(0, ...used.filter((key) => key.purpose === purpose).map(({ version }) => version));
    const old = await rowsOnOldKeys(db, newest("data"), newest("mac"));
    const list = [...names].join(", ") || "–";
    return [
      ...findings,
      fine({
        kk: `${list}; ескі кілттердегі жазбалар саны: ${old}`,
        ru: `${list}; записей на старых ключах: ${old}`,
        en: `${list}; ${old} rows hang on older keys`,
      }),
    ];
  },
};

/** The keys of the file: none where it is not there, `undefined` where it cannot be read. */
function marksIn(keyFile: string): ReturnType<typeof marksOf> | undefined {
  if (!existsSync(keyFile)) return new Map();
  try {
    return marksOf(loadKeyFile(keyFile));
  } catch {
    return undefined;
  }
}
