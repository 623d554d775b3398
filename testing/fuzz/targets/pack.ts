import {
  canonicalJson,
  makePack,
  PACK_FAULTS,
  packZip,
  unpackZip,
  verifyPack,
  type PackFiles,
} from "@kelisim/evidence";
import { zipSync } from "fflate";
import { samplePack } from "../../../packages/evidence/src/testing/packs.test-support.ts";
import { receiptKey } from "../../../packages/evidence/src/testing/receipts.test-support.ts";
import type { FuzzTarget } from "../fuzz-target.ts";
import { must } from "../log-sample.ts";

const { pack, keys } = samplePack();
const files: PackFiles = unpackZip(pack) ?? new Map<string, Uint8Array>();
const SIGNER = receiptKey("A");
const ABOUT = { kind: "duty", id: "dty_1", madeAt: "", service: "" } as const;

const textOf = (bytes: Uint8Array | undefined): string =>
  Buffer.from(bytes ?? []).toString("latin1");
const ROW = /^log\/\d{4,}\/payload\.json$/;
/** The rows that the log holds, and what the receipt says. */
const rows = new Set([...files].filter(([path]) => ROW.test(path)).map(([, row]) => textOf(row)));
/** What the rows name by a hash. */
const bound = new Set(
  [...files].filter(([path]) => /^(?:notice|evidence)\//.test(path)).map(([, one]) => textOf(one)),
);
const saidIn = (receipt: Uint8Array | undefined): string =>
  canonicalJson(JSON.parse(Buffer.from(receipt ?? []).toString("utf8")));
const said = saidIn(files.get("receipt.json"));

const isSame = (found: PackFiles): boolean =>
  found.size === files.size &&
  [...found].every(([path, bytes]) => textOf(files.get(path)) === textOf(bytes));

/** Files signed anew by whoever has the key: the log and the receipt must still say no. */
function signedAnew(found: PackFiles): void {
  let again: Uint8Array;
  try {
    again = makePack(found, ABOUT, SIGNER);
  } catch (error) {
    if (error instanceof RangeError) return;
    throw error;
  }
  const outcome = verifyPack(again, keys);
  if (!outcome.ok) return;
  for (const [path, bytes] of outcome.files) {
    must(!ROW.test(path) || rows.has(textOf(bytes)), "a row passed that the log does not hold");
    const isNamed = /^(?:notice|evidence|signatures)\//.test(path);
    must(!isNamed || bound.has(textOf(bytes)), "a file passed that no row names");
  }
  const receipt = outcome.files.get("receipt.json");
  must(receipt === undefined || saidIn(receipt) === said, "a changed receipt passed");
}

/** An archive that passes holds the very files that were signed; every other is refused for a reason of ours. */
export const target: FuzzTarget = {
  name: "pack",
  seeds: () => [
    pack,
    // Not packed: a changed byte of the archive is a changed byte of a file.
    zipSync(Object.fromEntries(files), { level: 0, mtime: "1980-01-01T00:00:00" }),
    packZip(new Map([...files].slice(0, 3))),
  ],
  tokens: [
    "PK\u0001\u0002",
    "PK\u0003\u0004",
    "PK\u0005\u0006",
    "log/0002/",
    "../",
    "SHA256SUMS",
    "index 2\n",
  ],
  longest: 64 * 1024,
  run: (input) => {
    const outcome = verifyPack(input, keys);
    if (outcome.ok) must(isSame(outcome.files), "a changed archive passed");
    else must(Object.hasOwn(PACK_FAULTS, outcome.reason), "refused without a reason");
    verifyPack(input, "embedded");
    const found = unpackZip(input);
    if (found !== undefined) signedAnew(found);
  },
};
