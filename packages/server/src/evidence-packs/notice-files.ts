import { noticeHashInput, type Consent, type SubjectState } from "@kelisim/core";
import { noticeByHash } from "@kelisim/store";
import type { Context } from "../context.ts";
import { textFile, type FilesToPack } from "./pack-files.ts";

/**
 * The words that were shown for a consent, and the very bytes that their hash covers; nothing where it was asked
 * for elsewhere.
 */
export async function noticeFiles(
  { store: { db } }: Context,
  { requests }: SubjectState,
  { requestId }: Consent,
): Promise<FilesToPack> {
  const files: FilesToPack = new Map();
  const notice = requestId === undefined ? undefined : requests.get(requestId)?.notice;
  if (notice === undefined) return files;
  const text = await noticeByHash(db, notice.hash);
  if (text === undefined) throw new Error("a request without the words of its notice");
  for (const language of ["kk", "ru", "en"] as const) {
    files.set(`notice/${language}.txt`, textFile(text[language]));
  }
  return files.set("notice/hash-input.txt", textFile(noticeHashInput(text, notice.version)));
}
