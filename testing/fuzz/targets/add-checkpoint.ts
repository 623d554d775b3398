import { consistencyProof, formatAddCheckpoint, parseAddCheckpoint, utf8Text } from "@kelisim/log";
import type { FuzzTarget } from "../fuzz-target.ts";
import { HASHES, must, NOTES, textBytes } from "../log-sample.ts";

const [, , checkpoint = ""] = NOTES;

/** What a witness reads is what the log wrote. */
export const target: FuzzTarget = {
  name: "add-checkpoint",
  seeds: () => [
    ...[1, 6, 13].map((size) =>
      textBytes(
        formatAddCheckpoint({
          ...{ oldSize: BigInt(size), proof: consistencyProof(HASHES, size), checkpoint },
        }),
      ),
    ),
    textBytes(formatAddCheckpoint({ oldSize: 0n, proof: [], checkpoint })),
  ],
  tokens: ["old ", "old 0\n", "old 13\n"],
  run: (input) => {
    const body = utf8Text(input) ?? Buffer.from(input).toString("latin1");
    const sent = parseAddCheckpoint(body);
    if (sent === undefined) return;
    must(formatAddCheckpoint(sent) === body, "read otherwise than written");
    must(sent.oldSize < 2n ** 64n && sent.proof.length <= 63, "no witness takes such a proof");
  },
};
