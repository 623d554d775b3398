import { parseInstant, type Instant } from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import { parseFingerprint } from "./fingerprint.ts";
import { keyName, parseKeyName, PURPOSES, type KeyName, type KeyPurpose } from "./key.ts";

/** A key that has sealed something since some instant, until it was destroyed. */
export type UsedKey = {
  readonly purpose: KeyPurpose;
  readonly version: number;
  readonly name: KeyName;
  readonly mark: string;
  readonly usedFrom: Instant;
  readonly destroyedAt: Instant | undefined;
};

type UseRow = Row & {
  purpose: string;
  version: number;
  mark: string;
  used_from: string;
  destroyed_at: string | null;
};

const COLUMNS = "purpose, version, mark, used_from, destroyed_at";
const READ = {
  name: "key-use",
  text: `select ${COLUMNS} from key_use order by purpose, version`,
};
const HOLD = {
  name: "hold-key-use",
  text: `select version from key_use where purpose = $1 and destroyed_at is null
         order by version for key share`,
};
const LOCK = {
  name: "lock-key-use",
  text: `select ${COLUMNS} from key_use where purpose = $1 order by version for update`,
};
const ADD = {
  name: "use-keys",
  text: `insert into key_use (purpose, version, mark, used_from)
         select purpose, version, mark, $4::timestamptz
         from unnest($1::text[], $2::int[], $3::text[]) as added (purpose, version, mark)
         on conflict do nothing returning purpose, version`,
};

function usedFrom(row: UseRow): UsedKey {
  const purpose = PURPOSES.find((known) => known === row.purpose);
  const since = parseInstant(row.used_from);
  if (purpose === undefined || since === undefined) throw new Error("a key_use row of no key");
  const { version, mark } = row;
  return {
    purpose,
    version,
    name: keyName({ purpose, version }),
    mark,
    usedFrom: since,
    destroyedAt: row.destroyed_at === null ? undefined : parseInstant(row.destroyed_at),
  };
}

/** Every key that was ever in use, by purpose and version. */
export const readKeyUse = async (db: Queryable): Promise<UsedKey[]> =>
  (await db.query<UseRow>(READ)).map(usedFrom);

/** The keys of a purpose, locked: nobody begins to seal with one of them meanwhile. */
export const lockKeyUse = async (tx: Queryable, purpose: KeyPurpose): Promise<UsedKey[]> =>
  (await tx.query<UseRow>(LOCK, [purpose])).map(usedFrom);

/**
 * The versions of a purpose that are in use, oldest first, kept from destruction until the
 * transaction ends: what is written under them in it will be seen by whoever destroys one.
 */
export async function holdKeyUse(tx: Queryable, purpose: KeyPurpose): Promise<number[]> {
  const rows = await tx.query<{ version: number }>(HOLD, [purpose]);
  return rows.map(({ version }) => version);
}

const DESTROY = {
  name: "destroy-key-use",
  text: `insert into key_use (purpose, version, mark, used_from, destroyed_at)
         values ($1, $2, $3, $4, $4)
         on conflict (purpose, version) do update set destroyed_at = excluded.destroyed_at
         where key_use.destroyed_at is null`,
};

/** Marks a key as destroyed, also one that never was in use: nothing takes it into use any more. */
export const markKeyDestroyed = async (
  tx: Queryable,
  key: { readonly purpose: KeyPurpose; readonly version: number; readonly mark: string },
  at: Instant,
): Promise<void> => void (await tx.query(DESTROY, [key.purpose, key.version, key.mark, at]));

/**
 * Takes keys into use, by their names and marks. One that has been in use before stays as it is.
 * @returns the names of those that were not
 */
export async function useKeys(
  db: Queryable,
  marks: ReadonlyMap<string, string>,
  from: Instant,
): Promise<KeyName[]> {
  const added = [...marks].flatMap(([name, mark]) => {
    const key = parseKeyName(name);
    return key === undefined ? [] : [{ ...key, mark }];
  });
  if (added.length === 0) return [];
  const rows = await db.query<{ purpose: KeyPurpose; version: number }>(ADD, [
    added.map(({ purpose }) => purpose),
    added.map(({ version }) => version),
    added.map(({ mark }) => mark),
    from,
  ]);
  return rows.map(keyName);
}

/** Records the keys of a store's first start; again, and from several processes, it changes nothing. */
export const useFirstKeys = async (
  db: Queryable,
  fingerprint: string,
  from: Instant,
): Promise<void> => void (await useKeys(db, parseFingerprint(fingerprint), from));

/** The keys that are in use and that somebody with these marks does not hold. */
export const lackingOf = (
  used: readonly UsedKey[],
  marks: ReadonlyMap<string, string>,
): readonly KeyName[] =>
  used
    .filter(({ name, mark, destroyedAt }) => destroyedAt === undefined && marks.get(name) !== mark)
    .map(({ name }) => name);
