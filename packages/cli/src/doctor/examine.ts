import { setTimeout as sleep } from "node:timers/promises";
import type { Instant, Text3 } from "@kelisim/core";
import type { Config } from "@kelisim/server";
import { inspectSchema, SqlError, type Db } from "@kelisim/store";
import { CliFailure } from "../failure.ts";
import { knownFailure } from "../service/known-failures.ts";
import {
  type Check,
  type Configured,
  type Connected,
  failed,
  type Finding,
  type Machine,
} from "./check.ts";
import { CHECKS } from "./checks.ts";
import { databaseCheck } from "./checks/database.ts";
import { connect } from "./connect.ts";

/** What one check said; no findings where it could not be made. */
export type Examined = {
  readonly id: string;
  readonly title: Text3;
  readonly findings: readonly Finding[] | undefined;
};

/** How far the examination got. */
type Reached = {
  readonly machine: Machine;
  readonly configured?: Configured;
  readonly connected?: Connected;
  readonly hasTables?: boolean;
  /** Why there is no database to look at. */
  readonly noDatabase?: Finding;
};

const PATIENCE_MS = 30_000;

const SETTINGS: Text3 = { kk: "Баптаулар", ru: "Настройки", en: "Settings" };

/**
 * Makes every check that can be made; those that need more than there is have no findings.
 * @param readSettings throws CliFailure where they are wrong
 */
export async function examine(
  readSettings: () => Config,
  now: () => Instant,
): Promise<readonly Examined[]> {
  const machine: Machine = { now };
  const config = settingsFrom(readSettings);
  if (config instanceof CliFailure) {
    const told = failed({ kk: "қате", ru: "ошибка", en: "wrong" }, config.text);
    return [
      { id: "settings", title: SETTINGS, findings: [told] },
      ...(await examineAll({ machine })),
    ];
  }
  const configured: Configured = { ...machine, config };
  const { db, finding } = await connect(config);
  if (db === undefined) return examineAll({ machine, configured, noDatabase: finding });
  try {
    const connected: Connected = { ...configured, db };
    return await examineAll({ machine, configured, connected, hasTables: await hasTables(db) });
  } finally {
    await db.close();
  }
}

function settingsFrom(readSettings: () => Config): Config | CliFailure {
  try {
    return readSettings();
  } catch (error) {
    if (error instanceof CliFailure) return error;
    throw error;
  }
}

async function hasTables(db: Db): Promise<boolean> {
  const { code } = await db.asOwner((login) => inspectSchema(login));
  return code === "current" || code === "newer";
}

/** One after the other: the store may have a single connection. */
async function examineAll(reached: Reached): Promise<Examined[]> {
  const examined: Examined[] = [];
  for (const check of CHECKS) {
    const { id, title } = check;
    examined.push({ id, title, findings: await outcomeOf(check, reached) });
  }
  return examined;
}

async function outcomeOf(check: Check, reached: Reached): Promise<readonly Finding[] | undefined> {
  if (check === databaseCheck && reached.noDatabase !== undefined) return [reached.noDatabase];
  try {
    const said = await inTime(Promise.resolve(started(check, reached)));
    return said === undefined || isList(said) ? said : [said];
  } catch (error) {
    return [unexpected(error)];
  }
}

const isList = (said: Finding | readonly Finding[]): said is readonly Finding[] =>
  Array.isArray(said);

function started(
  check: Check,
  { machine, configured, connected, hasTables: isWhole }: Reached,
): ReturnType<Check["run"]> | undefined {
  switch (check.needs) {
    case "machine":
      return check.run(machine);
    case "settings":
      return configured && check.run(configured);
    case "database":
      return connected && check.run(connected);
    case "tables":
      return connected && isWhole === true ? check.run(connected) : undefined;
  }
}

class TooLateError extends Error {}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const stop = new AbortController();
  const late = sleep(PATIENCE_MS, undefined, { signal: stop.signal }).then(() => {
    throw new TooLateError();
  });
  return Promise.race([work, late]).finally(() => stop.abort());
}

const UNKNOWN: Text3 = {
  kk: "тексеру мүмкін болмады",
  ru: "не удалось проверить",
  en: "this could not be looked at",
};
const TOO_LATE: Text3 = {
  kk: "Дерекқор 30 секунд бойы жауап бермеді. Оның жүктемесін және құлыптарын қарап, қайталаңыз.",
  ru: "База данных не отвечала 30 секунд. Проверьте её нагрузку и блокировки и повторите.",
  en: "The database did not answer for 30 seconds. Look at its load and its locks, and run this again.",
};

/** Errors of the server are told by their own words, which quote no values; others by name only. */
function unexpected(error: unknown): Finding {
  if (error instanceof TooLateError) return failed(UNKNOWN, TOO_LATE);
  const known = knownFailure(error, {});
  if (known instanceof CliFailure) return failed(UNKNOWN, known.text);
  const what =
    error instanceof SqlError ? error.message : error instanceof Error ? error.name : "?";
  return failed(UNKNOWN, {
    kk: `Дерекқордың күйін және рөлдің құқықтарын тексеріңіз: ${what}`,
    ru: `Проверьте состояние базы и права роли: ${what}`,
    en: `Check the state of the database and the rights of the login: ${what}`,
  });
}
