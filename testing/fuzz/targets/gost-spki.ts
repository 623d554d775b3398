import { publicKeyIn } from "../../../packages/signature/src/algorithm/public-key.ts";
import { createGostKey, gostSpki } from "../../../packages/signature/testing/gost-key.ts";
import { seededBytes } from "../../../packages/signature/testing/seeded-bytes.ts";
import type { FuzzTarget } from "../fuzz-target.ts";

const { publicKey, spki } = createGostKey(seededBytes("fuzz"));

/** Every key that is read is written back as the same bytes; no bytes make the reading throw. */
export const target: FuzzTarget = {
  name: "gost-spki",
  seeds: () => [
    spki.slice(),
    gostSpki(publicKey, { digest: null }),
    gostSpki(publicKey, { curve: "1.2.398.3.10.1.1.2.2.2" }),
    gostSpki(publicKey, { key: "1.2.398.3.10.1.1.2.1" }),
    gostSpki(new Uint8Array(128)),
  ],
  longest: 1024,
  run(input) {
    const reading = publicKeyIn(input);
    if (!reading.ok || reading.key.family !== "gost") return;
    const { point } = reading.key;
    const forms = [gostSpki(point), gostSpki(point, { digest: null })];
    if (!forms.some((form) => Buffer.compare(form, input) === 0)) {
      throw new Error("two forms of one key were read");
    }
  },
};
