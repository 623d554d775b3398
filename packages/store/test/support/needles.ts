import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Db, Row } from "@kelisim/store";
import { asOwner, partitionsOf, tablesOf } from "./catalog.ts";

/** Bytes that must not be found, and what they are. */
export type Needle = { readonly what: string; readonly bytes: Buffer };

const escaped = (text: string): string =>
  text.replace(
    /[^\x20-\x7e]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** A text in every form in which it might be kept as it is. */
export const formsOf = (what: string, text: string): Needle[] =>
  [
    ["in UTF-8", Buffer.from(text, "utf8")],
    ["in UTF-16", Buffer.from(text, "utf16le")],
    ["in escaped JSON", Buffer.from(escaped(text))],
    ["in base64", Buffer.from(Buffer.from(text).toString("base64").replace(/=+$/, ""))],
    ["in hex", Buffer.from(Buffer.from(text).toString("hex"))],
  ].map(([form, bytes]) => ({ what: `${what} ${String(form)}`, bytes: Buffer.from(bytes ?? "") }));

const DIGESTS = ["md5", "sha1", "sha256", "sha512", "sha3-256", "blake2s256"];

/** Hashes without a key, which anybody reverses by trying all identifiers. */
export const hashesOf = (what: string, text: string): Needle[] =>
  DIGESTS.flatMap((digest) => {
    const bytes = createHash(digest).update(text).digest();
    return [
      { what: `${digest} of ${what}`, bytes },
      { what: `${digest} of ${what} in hex`, bytes: Buffer.from(bytes.toString("hex")) },
      { what: `${digest} of ${what} in base64`, bytes: Buffer.from(bytes.toString("base64")) },
    ];
  });

const foundIn = (haystack: Uint8Array, needles: readonly Needle[], where: string): string[] => {
  const bytes = Buffer.from(haystack.buffer, haystack.byteOffset, haystack.byteLength);
  return needles
    .filter((each) => bytes.includes(each.bytes))
    .map(({ what }) => `${what} in ${where}`);
};

const bytesOf = (value: unknown): Uint8Array => {
  if (value instanceof Uint8Array) return value;
  return Buffer.from(typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
};

/** Looks into every value of every row of every table. @returns what was found where */
export async function searchTables(
  db: Db,
  needles: readonly Needle[],
): Promise<{ readonly found: readonly string[]; readonly filled: readonly string[] }> {
  const found: string[] = [];
  const filled: string[] = [];
  for (const table of [...(await tablesOf(db)), ...(await partitionsOf(db))]) {
    const rows = await asOwner<Row>(db, `select * from ${table}`);
    if (rows.length > 0) filled.push(table);
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        found.push(...foundIn(bytesOf(value), needles, `${table}.${column}`));
      }
    }
  }
  return { found, filled };
}

/** Looks into every file of a directory. */
export function searchFiles(directory: string, needles: readonly Needle[]): string[] {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .flatMap(({ parentPath, name }) =>
      foundIn(readFileSync(join(parentPath, name)), needles, name),
    );
}
