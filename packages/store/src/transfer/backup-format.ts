import { crc32 } from "node:zlib";
import type { StoreImage } from "./store-image.ts";

/**
 * A backup is a file of two gzip members, and `zcat` shows it as lines of JSON: the manifest, for
 * each table `{"table": name}` with its rows after it (an array of PostgreSQL's text forms each), and
 * the end mark. The second member holds the end mark alone, in a fixed number of bytes, with the
 * SHA-256 of all bytes before: so not one byte of the file is without its check.
 */
export const BACKUP_FORMAT = 1;

export type Manifest = StoreImage & {
  readonly kelisim_backup: number;
  /** The release that wrote it. */
  readonly release: string;
  /** RFC 3339: the instant that its rows are of, by the clock of the process that wrote it. */
  readonly taken_at: string;
};

const GZIP_HEADER = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
const LAST_STORED_BLOCK = 1;

const END = "kelisim-backup";
/** The digest of nothing written yet: of the same length as every other. */
const ANY_DIGEST = "0".repeat(64);

const endLine = (sha256: string): string => `{"end":"${END}","sha256":"${sha256}"}\n`;

/** The last member of a file, uncompressed, whose bytes before have this SHA-256. */
export const endMember = (sha256: string): Buffer => storedGzip(Buffer.from(endLine(sha256)));

export const END_BYTES = endMember(ANY_DIGEST).length;

/** The digest that an end mark holds; `undefined` when these bytes are none. */
export function digestIn(bytes: Buffer): string | undefined {
  const [sha256] = /[0-9a-f]{64}/.exec(bytes.toString("latin1")) ?? [];
  return sha256 !== undefined && endMember(sha256).equals(bytes) ? sha256 : undefined;
}

/** One gzip member with its content as it is. */
function storedGzip(content: Buffer): Buffer {
  const sizes = Buffer.alloc(5);
  sizes.writeUInt8(LAST_STORED_BLOCK, 0);
  sizes.writeUInt16LE(content.length, 1);
  sizes.writeUInt16LE(0xffff - content.length, 3);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(content), 0);
  trailer.writeUInt32LE(content.length, 4);
  return Buffer.concat([Buffer.from(GZIP_HEADER), sizes, content, trailer]);
}

export const isGzip = (bytes: Buffer): boolean =>
  bytes.subarray(0, 3).equals(Buffer.from(GZIP_HEADER.slice(0, 3)));
