import type { Instant } from "@kelisim/core";
import { keyName, parseKeyName, PURPOSES, type KeyName, type KeyPurpose } from "../keys/key.ts";
import type { Store } from "../store.ts";
import { hangingOn, type Hanging } from "./hanging.ts";

/**
 * `waiting`: in the file, and opens only; `current`: seals; `in-use`: has sealed and still opens;
 * `destroyed`: opens nothing any more.
 */
export type KeyState = "waiting" | "current" | "in-use" | "destroyed";

export type ListedKey = {
  readonly name: KeyName;
  readonly purpose: KeyPurpose;
  readonly version: number;
  readonly state: KeyState;
  /** Whether this process's key file has it. */
  readonly inFile: boolean;
  readonly usedFrom: Instant | undefined;
  readonly destroyedAt: Instant | undefined;
  /** What hangs on a key that is in use and not the current one. */
  readonly hanging: Hanging | undefined;
};

/** Every key of the file and of the store, by purpose and version. It counts rows. */
export async function listKeys(store: Store): Promise<ListedKey[]> {
  const used = await store.keys.refresh();
  const filed = [...store.keys.marks().keys()];
  const names = new Set([...used.map(keyName), ...filed]);
  const listed: ListedKey[] = [];
  for (const purpose of PURPOSES) {
    const versions = [...names]
      .map(parseKeyName)
      .filter((key) => key?.purpose === purpose)
      .map((key) => key?.version ?? 0)
      .toSorted((a, b) => a - b);
    const inUse = used.filter((key) => key.purpose === purpose && key.destroyedAt === undefined);
    for (const version of versions) {
      const name = keyName({ purpose, version });
      const row = used.find((key) => key.name === name);
      const state = stateOf(version, row, inUse.at(-1)?.version);
      listed.push({
        ...{ name, purpose, version, state },
        inFile: filed.includes(name),
        usedFrom: row?.usedFrom,
        destroyedAt: row?.destroyedAt,
        hanging: state === "in-use" ? await hangingOn(store.db, purpose, version) : undefined,
      });
    }
  }
  return listed;
}

function stateOf(
  version: number,
  used: { readonly destroyedAt: Instant | undefined } | undefined,
  current: number | undefined,
): KeyState {
  if (used === undefined) return "waiting";
  if (used.destroyedAt !== undefined) return "destroyed";
  return version === current ? "current" : "in-use";
}
