import { parseInstant, uuidOf, type ImportId, type Instant, type PartyId } from "@kelisim/core";
import type { Db, Queryable, Row } from "../db/db.ts";

/** One call's hold on an import. Whoever goes on with the import elsewhere takes it away. */
export type ImportTurn = {
  readonly partyId: PartyId;
  readonly importId: ImportId;
  /** UUID of the call. */
  readonly holder: string;
};

/** What became of lines. */
export type ImportCounts = {
  readonly recorded: number;
  readonly already: number;
  readonly refused: number;
};

/** How far an import got. */
export type ImportProgress = ImportCounts & {
  readonly startedAt: Instant;
  readonly updatedAt: Instant;
  /** Lines that are answered for good. */
  readonly lines: number;
  /** Whether a body was sent to its end, and no further line was answered since. */
  readonly isDone: boolean;
  readonly isRunning: boolean;
};

const TAKE = {
  name: "take-import-turn",
  text: `insert into consent_import_turn (party_id, import_id, lease_by, lease_until)
         values ($1, $2, $3, $4)
         on conflict (party_id) do update set import_id = excluded.import_id,
           lease_by = excluded.lease_by, lease_until = excluded.lease_until
         where consent_import_turn.lease_until <= $5
           or consent_import_turn.import_id = excluded.import_id
         returning import_id`,
};
const BEGIN = {
  name: "begin-import",
  text: `insert into consent_import (party_id, import_id, started_at, updated_at)
         values ($1, $2, $3, $3)
         on conflict (party_id, import_id) do update set updated_at = $3`,
};
const KEEP = {
  name: "keep-import-turn",
  text: `update consent_import_turn set lease_until = $3 where party_id = $1 and lease_by = $2
         returning party_id`,
};
const HOLDS = {
  name: "holds-import-turn",
  text: "select party_id from consent_import_turn where party_id = $1 and lease_by = $2",
};
const COUNT = {
  name: "count-import-lines",
  text: `update consent_import set lines = $3, is_done = false, recorded = recorded + $4, already = already + $5,
           refused = refused + $6, updated_at = $7
         where party_id = $1 and import_id = $2 and lines < $3`,
};
const END = {
  name: "end-import-turn",
  text: `update consent_import_turn set lease_until = $3 where party_id = $1 and lease_by = $2
         returning party_id`,
};
const DONE = {
  name: "import-done",
  text: `update consent_import set is_done = true, updated_at = $3 where party_id = $1 and import_id = $2`,
};
const READ = {
  name: "read-import",
  text: `select i.started_at, i.updated_at, i.lines, i.recorded, i.already, i.refused, i.is_done,
           coalesce(t.import_id = i.import_id and t.lease_until > $3, false) as is_running
         from consent_import i left join consent_import_turn t on t.party_id = i.party_id
         where i.party_id = $1 and i.import_id = $2`,
};

/** Whether a turn was taken: not while another import of the party runs, nor over a gap. */
export type TakenTurn =
  | { readonly kind: "taken"; readonly before: ImportProgress }
  | { readonly kind: "running" }
  | { readonly kind: "gap"; readonly nextLine: number };

/** From which line on a call goes on with an import, and for how long it holds the turn. */
export type TurnWanted = {
  readonly fromLine: number;
  readonly now: Instant;
  readonly until: Instant;
};

/**
 * Takes a party's turn for an import, begun now or long ago: from whoever went on with the same one before,
 * and from nobody else whose lease holds. Nothing is written unless it is taken.
 */
export async function takeImportTurn(
  db: Db,
  turn: ImportTurn,
  { fromLine, now, until }: TurnWanted,
): Promise<TakenTurn> {
  const { partyId, importId, holder } = turn;
  const ids = [uuidOf(partyId), uuidOf(importId)];
  return db.tx(async (tx) => {
    // Before the turn is taken: answered lines only become more, so that what is no gap now stays none.
    const nextLine = ((await readImport(tx, partyId, importId, now))?.lines ?? 0) + 1;
    if (fromLine > nextLine) return { kind: "gap", nextLine };
    const taken = await tx.query(TAKE, [...ids, holder, until, now]);
    if (taken.length === 0) return { kind: "running" };
    await tx.query(BEGIN, [...ids, now]);
    const before = await readImport(tx, partyId, importId, now);
    if (before === undefined) throw new Error("an import was begun and is not there");
    return { kind: "taken", before };
  });
}

/** Whether a call holds the turn still; it is not prolonged. */
export const holdsImportTurn = async (
  db: Queryable,
  { partyId, holder }: ImportTurn,
): Promise<boolean> => (await db.query(HOLDS, [uuidOf(partyId), holder])).length > 0;

/** Prolongs the hold, and keeps everybody else waiting until the transaction ends. @returns whether it held */
export async function keepImportTurn(
  tx: Queryable,
  { partyId, holder }: ImportTurn,
  until: Instant,
): Promise<boolean> {
  return (await tx.query(KEEP, [uuidOf(partyId), holder, until])).length > 0;
}

/** Notes lines as answered, up to one. Lines that were answered before are not counted again. */
export const countImportLines = async (
  tx: Queryable,
  { partyId, importId }: ImportTurn,
  upTo: number,
  { recorded, already, refused }: ImportCounts,
  now: Instant,
): Promise<void> =>
  void (await tx.query(COUNT, [
    ...[uuidOf(partyId), uuidOf(importId), upTo],
    ...[recorded, already, refused, now],
  ]));

/** Lets the next import of the party begin. */
export const endImportTurn = (
  db: Db,
  { partyId, importId, holder }: ImportTurn,
  isDone: boolean,
  now: Instant,
): Promise<void> =>
  db.tx(async (tx) => {
    const held = await tx.query(END, [uuidOf(partyId), holder, now]);
    if (held.length > 0 && isDone) await tx.query(DONE, [uuidOf(partyId), uuidOf(importId), now]);
  });

type ImportRow = Row & {
  started_at: string;
  updated_at: string;
  lines: number;
  recorded: number;
  already: number;
  refused: number;
  is_done: boolean;
  is_running: boolean;
};

function instantIn(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error("an import without an instant");
  return instant;
}

/** How far a party's import got; `undefined` where it has none such. */
export async function readImport(
  db: Queryable,
  partyId: PartyId,
  importId: ImportId,
  now: Instant,
): Promise<ImportProgress | undefined> {
  const [row] = await db.query<ImportRow>(READ, [uuidOf(partyId), uuidOf(importId), now]);
  if (row === undefined) return undefined;
  return {
    startedAt: instantIn(row.started_at),
    updatedAt: instantIn(row.updated_at),
    lines: row.lines,
    recorded: row.recorded,
    already: row.already,
    refused: row.refused,
    isDone: row.is_done,
    isRunning: row.is_running,
  };
}
