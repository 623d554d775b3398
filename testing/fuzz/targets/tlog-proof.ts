import {
  formatProof,
  inclusionProof,
  parseProof,
  signNote,
  toHex,
  utf8Text,
  verifyProof,
} from "@kelisim/log";
import { PATH } from "../../../packages/log/test/naive-tree.ts";
import type { FuzzTarget } from "../fuzz-target.ts";
import {
  ENTRIES,
  HASHES,
  headOf,
  KEYS,
  LOG,
  must,
  NOTES,
  TEXTS,
  textBytes,
} from "../log-sample.ts";

const [, , WHOLE = ""] = NOTES;
const [FIRST = new Uint8Array()] = ENTRIES;
const paths = ENTRIES.map((_, at) => PATH(at, ENTRIES).map(toHex).join());

/** A proof is read to the last byte, and proves what stands in the log at that place only. */
export const target: FuzzTarget = {
  name: "tlog-proof",
  seeds: () => [
    ...[0, 6, 12].map((at) =>
      textBytes(
        formatProof({ index: BigInt(at), proof: inclusionProof(HASHES, at), checkpoint: WHOLE }),
      ),
    ),
    textBytes(
      formatProof({
        ...{ index: 0n, proof: [], extra: Uint8Array.of(1, 2, 3) },
        checkpoint: signNote(headOf(1), LOG),
      }),
    ),
  ],
  tokens: ["c2sp.org/tlog-proof@v1\n", "extra ", "extra AQID\n", "index ", "index 3\n"],
  run: (input) => {
    const proofText = utf8Text(input) ?? Buffer.from(input).toString("utf16le");
    const proof = parseProof(proofText);
    if (proof !== undefined) must(formatProof(proof) === proofText, "read otherwise than written");
    const at = Number((proof?.index ?? 0n) % 13n);
    const entry = ENTRIES[at] ?? FIRST;
    const outcome = verifyProof({ proofText, entry, keys: KEYS });
    if (!outcome.ok) return;
    must(proof !== undefined && TEXTS.includes(proof.head.note.text), "no such head was signed");
    const { size, index } = outcome;
    const isWhole = size === 13n && proof.proof.map(toHex).join() === paths[Number(index)];
    const isFirst = size === 1n && index === 0n && proof.proof.length === 0;
    must(isWhole || isFirst, "verified another proof than the tree's");
  },
};
