import { textBytes } from "./text-bytes.ts";
import { sha256 } from "@noble/hashes/sha2.js";
import {
  concatBytes,
  fromHex,
  leafHash,
  toHex,
  utf8Text,
  verifyInclusion,
  verifyProof,
} from "@kelisim/log";
import type { ReceiptTrust } from "../receipt/receipt-trust.ts";
import type { PackFiles } from "./pack-files.ts";

/** How one row of evidence stands in the log. */
export type LoggedRow = {
  /** The text that was hashed, as it was. */
  readonly payload: string;
  /** 32 bytes. */
  readonly salt: Uint8Array;
  /** tlog-proof of the entry, or of the batch's where it has one; none until the log has taken it. */
  readonly proof?: string;
  /** Of an access: its place in the tree of its batch. */
  readonly batch?: {
    readonly salt: Uint8Array;
    readonly root: Uint8Array;
    readonly index: bigint;
    readonly size: bigint;
    readonly path: readonly Uint8Array[];
  };
};

const FOLDER = /^(log\/\d{4,})\/payload\.json$/;

/** The files of rows, each in a folder of its own: `log/0001/…`, with a fifth digit after `log/9999`. */
export function loggedRowFiles(rows: readonly LoggedRow[]): PackFiles {
  const files = new Map<string, Uint8Array>();
  for (const [at, { payload, salt, proof, batch }] of rows.entries()) {
    const folder = `log/${String(at + 1).padStart(4, "0")}`;
    files.set(`${folder}/payload.json`, textBytes(payload));
    files.set(`${folder}/salt.bin`, salt);
    if (proof !== undefined) files.set(`${folder}/proof.txt`, textBytes(proof));
    if (batch === undefined) continue;
    files.set(`${folder}/batch-salt.bin`, batch.salt);
    const path = batch.path.map(toHex);
    const lines = [String(batch.index), String(batch.size), toHex(batch.root), ...path];
    files.set(`${folder}/batch-path.txt`, textBytes(`${lines.join("\n")}\n`));
  }
  return files;
}

/** What is wrong with a row: a proof that does not show it, or none. */
export type LogEntryFault = { readonly reason: "proof-missing" | "proof"; readonly path: string };

/** The entry of a batch that a row's own path leads to; `undefined` where it leads to another root. */
function batchEntry(files: PackFiles, folder: string, entry: Uint8Array): Uint8Array | undefined {
  const text = utf8Text(files.get(`${folder}/batch-path.txt`) ?? new Uint8Array()) ?? "";
  const [index = "", size = "", rootText = "", ...rest] = text.split("\n");
  if (rest.pop() !== "" || !/^\d{1,19}$/.test(index) || !/^\d{1,19}$/.test(size)) return undefined;
  const [root, ...proof] = [rootText, ...rest].map(fromHex);
  const salt = files.get(`${folder}/batch-salt.bin`);
  if (root === undefined || salt?.length !== 32) return undefined;
  const path = proof.filter((hash) => hash !== undefined);
  const claim = { leafHash: leafHash(entry), index: BigInt(index), size: BigInt(size), root };
  if (path.length < proof.length || !verifyInclusion({ ...claim, proof: path })) return undefined;
  return sha256(concatBytes(salt, root));
}

/** Checks every row of an archive against the log. @returns how many there are, or the first fault */
export function checkLogEntries(files: PackFiles, trust: ReceiptTrust): number | LogEntryFault {
  let rows = 0;
  for (const [path, payload] of files) {
    const folder = FOLDER.exec(path)?.[1];
    if (folder === undefined) continue;
    const salt = files.get(`${folder}/salt.bin`);
    const proof = files.get(`${folder}/proof.txt`);
    if (proof === undefined) return { reason: "proof-missing", path };
    if (salt?.length !== 32) return { reason: "proof", path };
    const own = sha256(concatBytes(salt, sha256(payload)));
    const entry = files.has(`${folder}/batch-path.txt`) ? batchEntry(files, folder, own) : own;
    if (entry === undefined) return { reason: "proof", path };
    const { log: keys, witnesses = [], witnessesNeeded = 0 } = trust;
    const proofText = utf8Text(proof) ?? "";
    if (!verifyProof({ proofText, entry, keys, witnesses, witnessesNeeded }).ok) {
      return { reason: "proof", path };
    }
    rows += 1;
  }
  return rows;
}
