import { createHmac } from "node:crypto";
import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { unreadable } from "./line-service.ts";

const LF = 0x0a;

/** What a file of lines is, before any of it is sent. */
export type ImportFile = {
  readonly path: string;
  /** Its import: the same file under the same key is the same import, and nobody learns of it what it holds. */
  readonly importId: string;
  readonly lines: number;
};

/** Reads a file once, to name its import and to count its lines. @throws CliFailure */
export async function lookAt(path: string, key: string): Promise<ImportFile> {
  const mac = createHmac("sha256", key);
  let lines = 0;
  let last = LF;
  try {
    for await (const part of createReadStream(path)) {
      const bytes = part as Buffer;
      mac.update(bytes);
      for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, at + 1)) lines += 1;
      last = bytes.at(-1) ?? last;
    }
  } catch {
    throw unreadable(path);
  }
  const importId = `imp_${mac.digest("hex").slice(0, 32)}`;
  return { path, importId, lines: last === LF ? lines : lines + 1 };
}

/** The bytes of a file from the beginning of a line on. */
export async function* bytesFrom(path: string, fromLine: number): AsyncGenerator<Buffer> {
  let skip = fromLine - 1;
  for await (const part of createReadStream(path) as Readable) {
    let bytes = part as Buffer;
    while (skip > 0) {
      const end = bytes.indexOf(LF);
      if (end === -1) break;
      bytes = bytes.subarray(end + 1);
      skip -= 1;
    }
    if (skip === 0 && bytes.length > 0) yield bytes;
  }
}
