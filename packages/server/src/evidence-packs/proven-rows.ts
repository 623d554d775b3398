import type { LoggedRow } from "@kelisim/evidence";
import { formatProof } from "@kelisim/log";
import {
  checkpointToShow,
  inclusionPath,
  placeOfRow,
  withCosignatures,
  type Db,
  type EvidenceRow,
  type RowPlace,
} from "@kelisim/store";
import type { Context } from "../context.ts";

/** Milliseconds that somebody waits until her evidence is in the log. */
const PATIENCE_MS = 3000;

type Place = RowPlace | "pending" | undefined;

async function placesOf(db: Db, rows: readonly EvidenceRow[]): Promise<Place[]> {
  const places: Place[] = [];
  // One after the other: an archive takes no more than one connection.
  for (const row of rows) places.push(await placeOfRow(db, row));
  return places;
}

/** A row with its place and its proof in one checkpoint. */
async function proven(
  db: Db,
  { index, payload, salt, batch }: RowPlace,
  checkpoint: { readonly size: bigint; readonly note: string },
): Promise<LoggedRow> {
  if (payload === undefined) throw new Error("a row of evidence without its text");
  const proof = await inclusionPath(db, index, checkpoint.size);
  return {
    ...{ payload, salt },
    proof: formatProof({ index, proof, checkpoint: checkpoint.note }),
    ...(batch !== undefined && { batch }),
  };
}

/**
 * Rows of evidence with their proofs, all from one checkpoint. Has the log take what it has not yet, and waits a
 * moment for it.
 * @returns in the order of the rows; nothing for one from before the log, or that is gone. `pending` while the
 * log has not taken all of them
 */
export async function provenRows(
  { store: { db }, sequencer, checkpoints }: Pick<Context, "store" | "sequencer" | "checkpoints">,
  rows: readonly EvidenceRow[],
): Promise<readonly (LoggedRow | undefined)[] | "pending"> {
  let places = await placesOf(db, rows);
  if (places.includes("pending")) {
    await sequencer.soon(PATIENCE_MS);
    places = await placesOf(db, rows);
  }
  const found: (RowPlace | undefined)[] = [];
  for (const place of places) {
    if (place === "pending") return "pending";
    found.push(place);
  }
  const last = found.reduce(
    (most, place) => (place && place.index > most ? place.index : most),
    -1n,
  );
  if (last < 0n) return found.map(() => undefined);
  const shown = await checkpointToShow(db, last);
  if (shown === undefined) return "pending";
  await checkpoints.confirm(shown);
  const checkpoint = { size: shown.size, note: await withCosignatures(db, shown) };
  const logged: (LoggedRow | undefined)[] = [];
  for (const place of found) logged.push(place && (await proven(db, place, checkpoint)));
  return logged;
}
