import type { Text3 } from "@kelisim/core";
import { type Check, failed, fine, type Finding, type Level } from "../check.ts";
import { same } from "../words.ts";

/** A value that puts acknowledged records at risk, what may happen, and what to set instead. */
type Danger = {
  readonly setting: string;
  readonly values: readonly string[];
  readonly level: Exclude<Level, "ok">;
  readonly risk: Text3;
  readonly better: string;
};

const LOSS: Text3 = {
  kk: "тоқ өшсе, расталған жазбалар жоғалады",
  ru: "при сбое питания подтверждённые записи пропадут",
  en: "a power failure loses acknowledged records",
};
const TORN: Text3 = {
  kk: "тоқ өшсе, дерекқор бүлінуі мүмкін",
  ru: "при сбое питания база может быть испорчена",
  en: "a power failure may damage the database",
};
const NO_STANDBY: Text3 = {
  kk: "жазба қосалқы серверге жеткенше күтпейді",
  ru: "подтверждение не ждёт резервного сервера",
  en: "an acknowledgement does not wait for the standby's disk",
};
const NO_COPY: Text3 = {
  kk: "қосалқы сервер де, журналдан қалпына келтіру де мүмкін емес",
  ru: "невозможны ни резервный сервер, ни восстановление по журналу",
  en: "neither a standby nor a recovery from the log is possible",
};

const DANGERS: readonly Danger[] = [
  { setting: "fsync", values: ["off"], level: "failed", risk: LOSS, better: "on" },
  { setting: "full_page_writes", values: ["off"], level: "failed", risk: TORN, better: "on" },
  { setting: "synchronous_commit", values: ["off"], level: "failed", risk: LOSS, better: "on" },
  {
    setting: "synchronous_commit",
    values: ["local", "remote_write"],
    level: "warning",
    risk: NO_STANDBY,
    better: "on",
  },
  {
    setting: "wal_level",
    values: ["minimal"],
    level: "warning",
    risk: NO_COPY,
    better: "replica",
  },
];

const SETTINGS = [...new Set(DANGERS.map(({ setting }) => setting))];

const findingOf = (danger: Danger): Finding => {
  const { setting, risk, better } = danger;
  const text = (value: string): Text3 => ({
    kk: `${setting} = ${value}: ${risk.kk}`,
    ru: `${setting} = ${value}: ${risk.ru}`,
    en: `${setting} = ${value}: ${risk.en}`,
  });
  const todo = {
    kk: `PostgreSQL баптауында жазыңыз: ${setting} = ${better}`,
    ru: `Запишите в настройках PostgreSQL: ${setting} = ${better}`,
    en: `Set in PostgreSQL: ${setting} = ${better}`,
  };
  return { ...failed(text(danger.values.join("|")), todo), level: danger.level };
};

export const durabilityCheck: Check = {
  id: "durability",
  title: { kk: "Жазбалардың беріктігі", ru: "Сохранность записей", en: "Durability" },
  needs: "database",
  async run({ db }) {
    // As the service's sessions have them: a role or a database may set its own.
    const rows = await db.asOwner((login) =>
      login.query<{ name: string; setting: string }>(
        "select name, setting from pg_settings where name = any($1::text[])",
        [SETTINGS],
      ),
    );
    const values = new Map(rows.map(({ name, setting }) => [name, setting]));
    const faults = DANGERS.filter((danger) => {
      // Nobody can follow the embedded engine anyway.
      if (danger.setting === "wal_level" && db.engine === "pglite") return false;
      return danger.values.includes(values.get(danger.setting) ?? "");
    });
    if (faults.length > 0) {
      return faults.map((danger) =>
        findingOf({ ...danger, values: [values.get(danger.setting) ?? ""] }),
      );
    }
    return fine(same(SETTINGS.map((name) => `${name} = ${values.get(name)}`).join(", ")));
  },
};
