import { unzipSync, zipSync, type Zippable } from "fflate";

/** Files of an archive: path with `/` between folders → bytes. */
export type PackFiles = ReadonlyMap<string, Uint8Array>;

/** An archive and what it unpacks to are never larger. */
export const PACK_MOST_BYTES = 64 * 1024 * 1024;
const MOST_FILES = 20_000;
const PATH = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;

/** The format's own first day: an archive of the same files has the same bytes whenever it is made. */
const MADE = "1980-01-01T00:00:00";

/** Letters, digits, dots, dashes and `/`: a path that every system takes and every terminal shows as it is. */
export const isPlainPath = (path: string): boolean => PATH.test(path);

/**
 * A ZIP archive of files, in the order of their names.
 * @throws RangeError for a path that no system takes, and for more than `unpackZip` reads
 */
export function packZip(files: PackFiles): Uint8Array {
  if (files.size > MOST_FILES) throw new RangeError("an archive of too many files");
  const entries: Zippable = {};
  let total = 0;
  for (const [path, bytes] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (!isPlainPath(path)) throw new RangeError("a file of an archive needs a plain path");
    total += bytes.length;
    if (total > PACK_MOST_BYTES) throw new RangeError("an archive that is too large");
    entries[path] = [bytes, { level: 6, mtime: MADE }];
  }
  const archive = zipSync(entries);
  if (archive.length > PACK_MOST_BYTES) throw new RangeError("an archive that is too large");
  return archive;
}

/** The files of a ZIP archive; `undefined` for what is none, has odd paths, or is larger than it may be. */
export function unpackZip(archive: Uint8Array): PackFiles | undefined {
  if (archive.length > PACK_MOST_BYTES) return undefined;
  let total = 0;
  let isSound = true;
  const seen = new Set<string>();
  try {
    const files = unzipSync(archive, {
      filter: ({ name, originalSize }) => {
        total += originalSize;
        isSound &&= isPlainPath(name) && !seen.has(name) && seen.size < MOST_FILES;
        seen.add(name);
        return isSound && total <= PACK_MOST_BYTES;
      },
    });
    if (!isSound || total > PACK_MOST_BYTES) return undefined;
    return new Map(Object.entries(files));
  } catch {
    return undefined;
  }
}
