import type { Instant } from "@kelisim/core";
import type { Db, Queryable } from "../db/db.ts";
import { liveProcesses } from "../jobs/processes.ts";
import { parseFingerprint } from "../keys/fingerprint.ts";
import { parseKeyName, type KeyName } from "../keys/key.ts";
import { useKeys, type UsedKey } from "../keys/key-use.ts";

/** What the running processes say that they hold. */
const liveMarks = async (tx: Queryable, now: Instant): Promise<ReadonlyMap<string, string>[]> =>
  (await liveProcesses(tx, now)).map(({ keyFingerprint }) => parseFingerprint(keyFingerprint));

export type Activation = {
  /** Taken into use by this run. */
  readonly activated: readonly KeyName[];
  /** In the key file of this process; another running process does not hold the same key yet. */
  readonly waiting: readonly KeyName[];
};

/**
 * Takes the keys of this process's file into use that every running process holds. A version below one
 * that was ever in use never comes into use any more.
 */
export async function activateKeys(
  db: Db,
  marks: ReadonlyMap<KeyName, string>,
  used: readonly UsedKey[],
  now: Instant,
): Promise<Activation> {
  const fresh = [...marks].filter(([name]) => isNewest(name, used));
  if (fresh.length === 0) return { activated: [], waiting: [] };
  return db.tx(async (tx) => {
    const live = await liveMarks(tx, now);
    const isHeld = ([name, mark]: readonly [KeyName, string]): boolean =>
      live.every((held) => held.get(name) === mark);
    const activated = await useKeys(tx, new Map(fresh.filter(isHeld)), now);
    const waiting = fresh.filter((entry) => !isHeld(entry)).map(([name]) => name);
    return { activated, waiting };
  });
}

function isNewest(name: KeyName, used: readonly UsedKey[]): boolean {
  const key = parseKeyName(name);
  const before = used.filter(({ purpose }) => purpose === key?.purpose);
  return key !== undefined && before.every(({ version }) => version < key.version);
}
