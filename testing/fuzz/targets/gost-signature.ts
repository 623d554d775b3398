import { PARAM_SET_A } from "../../../packages/signature/src/gost/curve.ts";
import { bytesOfNumber } from "../../../packages/signature/src/gost/little-endian.ts";
import { verifyGost } from "../../../packages/signature/src/gost/verify-gost.ts";
import { createGostKey } from "../../../packages/signature/testing/gost-key.ts";
import { seededBytes } from "../../../packages/signature/testing/seeded-bytes.ts";
import type { FuzzTarget } from "../fuzz-target.ts";

const KEY = 128;
const SIGNED = 256;

/** Public key, signature and message, one after the other; nobody else can make such bytes. */
const signed: readonly Uint8Array[] = ["", "Иә, келісім беремін"].map((words, i) => {
  const key = createGostKey(seededBytes(`fuzz ${i}`));
  const message = new TextEncoder().encode(words);
  return Uint8Array.of(...key.publicKey, ...key.sign(message), ...message);
});
const known: ReadonlySet<string> = new Set(signed.map(hex));

/** A signature holds only unchanged, and no bytes make the check throw. */
export const target: FuzzTarget = {
  name: "gost-signature",
  seeds: () => signed.map((bytes) => bytes.slice()),
  tokens: [
    0n,
    1n,
    PARAM_SET_A.p,
    PARAM_SET_A.q,
    PARAM_SET_A.q - 1n,
    PARAM_SET_A.generator.x,
    PARAM_SET_A.generator.y,
  ].map((number) => bytesOfNumber(number, 64)),
  longest: 1024,
  run(input) {
    const holds = verifyGost({
      publicKey: input.subarray(0, KEY),
      signature: input.subarray(KEY, SIGNED),
      message: input.subarray(SIGNED),
    });
    if (holds !== known.has(hex(input))) throw new Error(`a signature ${holds ? "" : "not "}held`);
  },
};

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
