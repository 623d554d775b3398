import assert from "node:assert/strict";
import { test } from "node:test";
import { pkijsAccepts } from "../src/cms/second-opinion.ts";
import { signCms } from "../testing/index.ts";
import { CONTENT, signerOf } from "./support/signing-room.ts";

for (const family of ["rsa", "ecdsa"] as const) {
  const signer = signerOf(family);

  test(`${family}: what is well signed is well signed by other code too`, async () => {
    for (const form of [{}, { detached: true }, { reference: "none" as const }]) {
      assert.equal(
        await pkijsAccepts(signCms({ content: CONTENT, signer, ...form }), CONTENT),
        true,
      );
    }
  });

  test(`${family}: other code refuses another content, a changed signature, and what is none`, async () => {
    const cms = signCms({ content: CONTENT, signer, detached: true });
    assert.equal(await pkijsAccepts(cms, CONTENT.slice(1)), false);
    // The signature is the last value of a CMS without unsigned attributes.
    const changed = cms.slice();
    changed[changed.length - 3] = (changed[changed.length - 3] ?? 0) ^ 1;
    assert.equal(await pkijsAccepts(changed, CONTENT), false);
    for (const bytes of [new Uint8Array(), cms.slice(0, 100), new Uint8Array(64).fill(0x30)]) {
      assert.equal(await pkijsAccepts(bytes, CONTENT), false);
    }
  });
}
