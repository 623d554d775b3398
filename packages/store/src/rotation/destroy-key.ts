import type { Instant } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import { removeKey } from "../keys/key-file-change.ts";
import { parseKeyName, type KeyName } from "../keys/key.ts";
import { lockKeyUse, markKeyDestroyed, readKeyUse, type UsedKey } from "../keys/key-use.ts";
import type { Store } from "../store.ts";
import { forgetLookupsOf } from "./forget-lookups.ts";
import { hangingOn, marksEndAt, marksOfOlderKeys } from "./hanging.ts";

export type DestroyOptions = {
  readonly now: Instant;
  /** `mac`: lets go of persons of whom nothing is stored. Their next probe finds nobody. */
  readonly forgetProbed: boolean;
  /** `seal`: lets decision ids and cursors that it sealed become unreadable. */
  readonly endSealedIds: boolean;
};

export type KeyNotDestroyed =
  /** Neither the store nor the key file knows it. */
  | { readonly code: "unknown-key" }
  /** It seals; another one has to be in use first. */
  | { readonly code: "current-key" }
  /** Rows hang on it; the rotation moves them. */
  | { readonly code: "rows-hang"; readonly rows: number }
  /** Persons whom only this key finds and of whom nothing is stored. */
  | { readonly code: "probed-hang"; readonly rows: number }
  /** Repeated commands may still be recognised by it alone. */
  | { readonly code: "marks-hang"; readonly rows: number; readonly until: Instant }
  | { readonly code: "sealed-ids" };

export type KeyDestroyed = {
  readonly code: "destroyed";
  /** Persons of whom nothing is stored, and whom nothing finds any more. */
  readonly forgotten: number;
};

/**
 * Destroys a key that is no longer needed: it is marked in the store first, so that no process seals
 * with it any more, and then taken out of this process's key file. Broken off in between, it is
 * finished by calling it again. Without a way back: what still hangs on the key is unreadable.
 *
 * @throws KeyFileError when the key file cannot be changed; the mark in the store stays
 */
export async function destroyKey(
  store: Store,
  name: KeyName,
  options: DestroyOptions,
): Promise<KeyDestroyed | KeyNotDestroyed> {
  const key = parseKeyName(name);
  if (key === undefined) return { code: "unknown-key" };
  await store.keys.refresh();
  const mark = store.keys.marks().get(name);
  // Counted before the lock: whoever makes a person's first key or look-up waits behind that.
  const before = await judgeAsUsed(store.db, key, await readKeyUse(store.db), options);
  if (before !== undefined && before.code !== "destroyed") return before;
  const outcome = await store.db.tx(async (tx) => {
    const used = await lockKeyUse(tx, key.purpose);
    const known = used.find(({ version }) => version === key.version);
    if (known?.destroyedAt !== undefined) return { code: "destroyed", forgotten: 0 } as const;
    const end = known ?? (mark === undefined ? undefined : { ...key, mark });
    if (end === undefined) return { code: "unknown-key" } as const;
    // Under an older MAC key alone nothing is written any more, so its count cannot have grown.
    const judged =
      key.purpose === "mac" && before !== undefined
        ? before
        : await judge(tx, known, used, options);
    if (judged.code === "destroyed") await markKeyDestroyed(tx, end, options.now);
    return judged;
  });
  if (outcome.code !== "destroyed") return outcome;
  if (key.purpose === "mac") await forgetLookupsOf(store.db, key.version);
  if (mark !== undefined) removeKey(store.keys.file, name);
  await store.keys.refresh();
  return outcome;
}

type Named = NonNullable<ReturnType<typeof parseKeyName>>;

/** What is said of a key that was in use; `undefined` for one that never was, or is destroyed. */
async function judgeAsUsed(
  db: Queryable,
  { purpose, version }: Named,
  all: readonly UsedKey[],
  options: DestroyOptions,
): Promise<KeyDestroyed | KeyNotDestroyed | undefined> {
  const used = all.filter((other) => other.purpose === purpose);
  const key = used.find((other) => other.version === version);
  if (key === undefined || key.destroyedAt !== undefined) return undefined;
  return judge(db, key, used, options);
}

/** Whether a key may go, while nobody can begin to seal with one of its purpose. */
async function judge(
  tx: Queryable,
  key: UsedKey | undefined,
  used: readonly UsedKey[],
  { now, forgetProbed, endSealedIds }: DestroyOptions,
): Promise<KeyDestroyed | KeyNotDestroyed> {
  if (key === undefined) return { code: "destroyed", forgotten: 0 };
  const { purpose, version } = key;
  const [next] = used.filter((other) => other.version > version && other.destroyedAt === undefined);
  if (next === undefined) return { code: "current-key" };
  const { rows, probed } = await hangingOn(tx, purpose, version);
  if (rows > 0) return { code: "rows-hang", rows };
  if (purpose === "seal" && !endSealedIds) return { code: "sealed-ids" };
  if (purpose !== "mac") return { code: "destroyed", forgotten: 0 };
  const marks = await marksOfOlderKeys(tx, next.usedFrom, now);
  if (marks > 0) return { code: "marks-hang", rows: marks, until: marksEndAt(next.usedFrom) };
  if (probed > 0 && !forgetProbed) return { code: "probed-hang", rows: probed };
  return { code: "destroyed", forgotten: probed };
}
