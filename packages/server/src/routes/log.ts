import { parseTilePath } from "@kelisim/log";
import type { LogEntriesParams, LogTileParams } from "@kelisim/protocol";
import { bundleOf, latestCheckpoint, tileOf, withCosignatures } from "@kelisim/store";
import type { Call, Reply } from "../http/operation.ts";
import { NOT_FOUND } from "./references.ts";

/** Seconds for which a checkpoint may be kept: the next one is signed about a second later. */
const CHECKPOINT_SECONDS = 2;
/** What is in the tree never changes. */
const FOR_EVER = { "cache-control": "public, max-age=31536000, immutable" };
const FOR_A_MOMENT = { "cache-control": `public, max-age=${CHECKPOINT_SECONDS}` };

/** The newest checkpoint with the cosignatures that it has. */
export async function logCheckpoint({ ctx }: Pick<Call, "ctx">): Promise<Reply> {
  const { db } = ctx.store;
  const newest = await latestCheckpoint(db);
  if (newest === undefined) return NOT_FOUND;
  await ctx.checkpoints.confirm(newest);
  return { body: await withCosignatures(db, newest), headers: FOR_A_MOMENT };
}

const bytesOr404 = (body: Uint8Array | undefined): Reply =>
  body === undefined ? NOT_FOUND : { body, headers: FOR_EVER };

/** A tile of hashes. */
export async function logTile({
  ctx,
  params,
}: Pick<Call<unknown, LogTileParams>, "ctx" | "params">): Promise<Reply> {
  const tile = parseTilePath(`tile/${params.level}/${params.path}`);
  if (tile === undefined || tile.level === "entries") return NOT_FOUND;
  return bytesOr404(await tileOf(ctx.store.db, tile.level, tile.number, tile.width));
}

/** A bundle of entries. */
export async function logEntries({
  ctx,
  params,
}: Pick<Call<unknown, LogEntriesParams>, "ctx" | "params">): Promise<Reply> {
  const bundle = parseTilePath(`tile/entries/${params.path}`);
  if (bundle === undefined) return NOT_FOUND;
  return bytesOr404(await bundleOf(ctx.store.db, bundle.number, bundle.width));
}
