import type { Context } from "../context.ts";
import { logKeyLines, receiptKeySet } from "../routes/log-keys.ts";
import { jsonFile, textFile, type FilesToPack } from "./pack-files.ts";

/** The published keys, for convenience: whoever checks compares them with those that the service publishes. */
export async function keyFiles(ctx: Context): Promise<FilesToPack> {
  return new Map([
    ["keys/jwks.json", jsonFile(await receiptKeySet(ctx))],
    ["keys/log.txt", textFile((await logKeyLines(ctx)) ?? "")],
  ]);
}
