import { noticeHashInput } from "@kelisim/core";
import { toBase64, toHex, utf8Text } from "@kelisim/log";
import { sha256 } from "@noble/hashes/sha2.js";
import { parseStrictJson } from "../receipt/strict-json.ts";
import { isObject } from "./event-lines.ts";
import type { PackFaultAt } from "./pack-faults.ts";
import type { PackFiles } from "./pack-files.ts";
import { folderOf, type PackedRow } from "./packed-rows.ts";

const NO_BYTES = new Uint8Array();

const textAt = (files: PackFiles, path: string): string | undefined =>
  utf8Text(files.get(path) ?? NO_BYTES);

const hashAt = (files: PackFiles, path: string): string =>
  toHex(sha256(files.get(path) ?? NO_BYTES));

/** Whether the files that common tools check are those of the signature whose hash the row names. */
function isUnpacked(files: PackFiles, folder: string): boolean {
  const kept = parseStrictJson(textAt(files, `${folder}/evidence.json`) ?? "")?.value;
  return (
    isObject(kept) &&
    kept["statement"] === textAt(files, `${folder}/statement.txt`) &&
    kept["cms"] === toBase64(files.get(`${folder}/signature.p7s`) ?? NO_BYTES)
  );
}

/** What proves acts of the person: each folder is named by one row, which names its hash too. */
export function proofsFault(files: PackFiles, rows: readonly PackedRow[]): PackFaultAt | undefined {
  const named = new Set<string>();
  for (const { proof, body } of rows) {
    if (proof === undefined) continue;
    named.add(proof);
    const isSignature = proof.startsWith("signatures/");
    const path = `${proof}/${isSignature ? "evidence" : "attestation"}.json`;
    const isNamed = files.has(path) && hashAt(files, path) === body["evidenceSha256"];
    if (!isNamed || (isSignature && !isUnpacked(files, proof))) {
      return { reason: "evidence-differs", path };
    }
  }
  for (const path of files.keys()) {
    if (/^(?:evidence|signatures)\//.test(path) && !named.has(folderOf(path))) {
      return { reason: "evidence-differs", path };
    }
  }
  return undefined;
}

/** The hash of the notice that a row names: of a request, or of a consent that was brought in. */
function noticeHashIn({ body }: PackedRow): unknown {
  const { request, noticeHash } = body;
  const notice = isObject(request) ? request["notice"] : undefined;
  return isObject(notice) ? notice["hash"] : noticeHash;
}

const WORDS = { kk: "notice/kk.txt", ru: "notice/ru.txt", en: "notice/en.txt" } as const;
const HASH_INPUT = "notice/hash-input.txt";
const NOTICE_PATHS: readonly string[] = [...Object.values(WORDS), HASH_INPUT];

/** Whether the words for reading are those that the hash covers. */
function areHashed(files: PackFiles): boolean {
  const input = textAt(files, HASH_INPUT) ?? "";
  const value = parseStrictJson(input)?.value;
  const version: unknown = Array.isArray(value) ? value[0] : undefined;
  const [kk, ru, en] = Object.values(WORDS).map((path) => textAt(files, path));
  const isWhole = kk !== undefined && ru !== undefined && en !== undefined;
  return (
    isWhole && typeof version === "number" && noticeHashInput({ kk, ru, en }, version) === input
  );
}

/** The words that were shown: those whose hash a row names, and no others. */
export function noticeFault(files: PackFiles, rows: readonly PackedRow[]): PackFaultAt | undefined {
  const found = [...files.keys()].filter((path) => path.startsWith("notice/"));
  if (found.length === 0) return undefined;
  const odd = found.find((path) => !NOTICE_PATHS.includes(path));
  if (odd !== undefined) return { reason: "notice-differs", path: odd };
  const hash = hashAt(files, HASH_INPUT);
  const isBound = rows.some((row) => noticeHashIn(row) === hash) && areHashed(files);
  return isBound ? undefined : { reason: "notice-differs", path: HASH_INPUT };
}

/** Whether a row tells of a consent, or of the request for one. */
export const tellOf = (rows: readonly PackedRow[], id: string): boolean =>
  rows.some(({ body: { consentId, requestId, request } }) =>
    [consentId, requestId, isObject(request) ? request["id"] : undefined].includes(id),
  );
