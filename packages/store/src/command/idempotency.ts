import { parseInstant, uuidOf, type Instant, type PartyId } from "@kelisim/core";
import { columnArrays, givenRows, otherColumns } from "../db/bulk.ts";
import type { Queryable } from "../db/db.ts";

/** What a client chose and what it sent, as HMACs under one MAC key. */
export type MarkMacs = {
  readonly keyVersion: number;
  readonly keyMac: Uint8Array;
  readonly bodyMac: Uint8Array;
};

/**
 * A repeated command's mark: key and body only as HMACs. It is looked up under every MAC key that this
 * process holds and written under all that are in use, so that processes which do not yet agree on the
 * current key still see each other's.
 */
export type IdempotencyMark = {
  readonly partyId: PartyId;
  readonly route: string;
  readonly macs: readonly MarkMacs[];
  /** Versions of the keys in use. */
  readonly inUse: readonly number[];
};

export type EarlierCommand =
  | { readonly kind: "none" }
  | {
      readonly kind: "same";
      /** UUID of the record that the command created or changed. */
      readonly resultId: string;
      readonly at: Instant;
    }
  | { readonly kind: "other-body" };

type MarkRow = {
  key_mac: Uint8Array;
  body_mac: Uint8Array;
  result_id: string;
  created_at: string;
};

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(b);

/** What this key created before, if anything. */
export async function findEarlier(db: Queryable, mark: IdempotencyMark): Promise<EarlierCommand> {
  const [row] = await db.query<MarkRow>(
    {
      name: "find-idempotency",
      text: `select key_mac, body_mac, result_id, created_at from idempotency
             where party_id = $1 and route = $2 and key_mac = any($3::bytea[]) limit 1`,
    },
    [uuidOf(mark.partyId), mark.route, mark.macs.map(({ keyMac }) => keyMac)],
  );
  if (row === undefined) return { kind: "none" };
  const under = mark.macs.find(({ keyMac }) => isSame(row.key_mac, keyMac));
  if (under === undefined || !isSame(row.body_mac, under.bodyMac)) return { kind: "other-body" };
  const at = parseInstant(row.created_at);
  if (at === undefined) throw new Error("an idempotency row without an instant");
  return { kind: "same", resultId: row.result_id, at };
}

/** The public id of what a command created or changed; its 32 hex digits are kept. */
export type ResultId = `${string}_${string}`;

/** What two commands with the same key have in common, as text. */
export const markName = ({ partyId, route, macs }: IdempotencyMark): string =>
  [partyId, route, ...macs.map(({ keyMac }) => Buffer.from(keyMac).toString("base64"))].join(" ");

/** Two commands with one key ran at once; the other one was first. Look it up and answer like it. */
export class RacedCommandError extends Error {
  override readonly name = "RacedCommandError";
}

/**
 * For a refused command, in its own transaction and under the lock that it refused by.
 * @throws RacedCommandError if another command with its key has committed meanwhile
 */
export async function checkUnmarked(tx: Queryable, mark: IdempotencyMark): Promise<void> {
  const { kind } = await findEarlier(tx, mark);
  if (kind !== "none") throw new RacedCommandError("another command with this key was first");
}

/** A command that is done, under the mark that its client gave it. */
export type DoneCommand = {
  readonly mark: IdempotencyMark;
  readonly result: ResultId;
  readonly now: Instant;
};

const MARKS = {
  party_id: "uuid",
  route: "text",
  key_mac: "bytea",
  body_mac: "bytea",
  result_id: "uuid",
  created_at: "timestamptz",
} as const;
const MARK = {
  name: "mark-commands",
  text: `insert into idempotency (party_id, ${otherColumns(MARKS)})
         select party_id, ${otherColumns(MARKS)} from ${givenRows(MARKS)} order by n
         on conflict do nothing returning route`,
};

const rowsOf = ({ mark, result, now }: DoneCommand) =>
  mark.macs
    .filter(({ keyVersion }) => mark.inUse.includes(keyVersion))
    .map(({ keyVersion, keyMac, bodyMac }) => ({
      keyVersion,
      party_id: uuidOf(mark.partyId),
      route: mark.route,
      key_mac: keyMac,
      body_mac: bodyMac,
      result_id: result.slice(-32),
      created_at: now,
    }));

/** The oldest key first: of two runs at once the later one waits there, whatever else it knows. */
const byKey = (a: ReturnType<typeof rowsOf>[number], b: ReturnType<typeof rowsOf>[number]) =>
  a.keyVersion - b.keyVersion || Buffer.compare(a.key_mac, b.key_mac);

/**
 * Marks commands in their own transaction. Waits for a concurrent one with the same key.
 * @throws RacedCommandError if that one has committed, or another of these has the same key
 */
export async function markCommands(tx: Queryable, done: readonly DoneCommand[]): Promise<void> {
  const rows = done.flatMap(rowsOf).toSorted(byKey);
  if (rows.length === 0) return;
  const written = await tx.query(MARK, columnArrays(MARKS, rows));
  if (written.length < rows.length) {
    throw new RacedCommandError("another command with this key was first");
  }
}

/** Marks one command. */
export const markCommand = (
  tx: Queryable,
  mark: IdempotencyMark,
  result: ResultId,
  now: Instant,
): Promise<void> => markCommands(tx, [{ mark, result, now }]);
