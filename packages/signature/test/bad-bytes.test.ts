import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { signCms } from "../testing/index.ts";
import { inPieces, longLengths, openEnded } from "./support/ber.ts";
import {
  authorityOf,
  CONTENT,
  NOW,
  outcomeOf,
  reasonOf,
  signedBy,
  signerOf,
} from "./support/signing-room.ts";

const cms = signedBy();
const EACH = 43;

test("an empty signature, and an empty content", async () => {
  assert.equal(await reasonOf({ cms: new Uint8Array() }), "empty");
  assert.equal(await reasonOf({ cms, content: new Uint8Array() }), "content-missing");
});

test("cut off after any byte it is unreadable", async () => {
  for (let length = 1; length < cms.length; length += 1) {
    assert.equal(await reasonOf({ cms: cms.slice(0, length) }), "unreadable", `${length} bytes`);
  }
});

test("more than 256 kB, and content beyond 16 MB", async () => {
  const large = new Uint8Array(256 * 1024);
  assert.equal(await reasonOf({ cms: signedBy({ content: large }), content: large }), "too-large");
  const huge = new Uint8Array(16 * 1024 * 1024 + 1);
  assert.equal(await reasonOf({ cms, content: huge }), "too-large");
});

test("written in another form of the same values, it is not canonical", async () => {
  const forms = {
    ...{ openEnded: openEnded(cms), longLengths: longLengths(cms), inPieces: inPieces(cms) },
    behind: new Uint8Array([...cms, 0]),
    twice: new Uint8Array([...cms, ...cms]),
    unordered: signedBy({ unordered: true }),
  };
  for (const [name, form] of Object.entries(forms)) {
    assert.equal(await reasonOf({ cms: form }), "not-canonical", name);
  }
});

test("bytes of every other kind are unreadable and do not throw", async () => {
  assert.equal(await reasonOf({ cms: nest(2000) }), "unreadable");
  const text = new TextEncoder().encode("-----BEGIN CMS-----");
  assert.equal(await reasonOf({ cms: text }), "unreadable");
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
      assert.ok(["unreadable", "not-canonical"].includes(await reasonOf({ cms: bytes })));
    }),
  );
});

/** Sequences in sequences. */
function nest(depth: number): Uint8Array {
  let bytes: readonly number[] = [5, 0];
  for (let i = 0; i < depth; i += 1) {
    const { length } = bytes;
    const head = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
    bytes = [0x30, ...(length > 0x7f && length < 0x100 ? [0x81, length] : head), ...bytes];
  }
  return Uint8Array.from(bytes);
}

test("one bit turned anywhere: refused, or nothing is changed that was signed", async () => {
  const ca = authorityOf("ecdsa");
  const stamped = signCms({
    ...{ content: CONTENT, signer: signerOf("ecdsa"), signingTime: NOW },
    timestamp: (value) => ca.timestamp(value, NOW),
  });
  const before = await outcomeOf({ cms: stamped });
  assert.ok(before.ok);
  let passed = 0;
  // All of them take a minute; 43 has no factor in common with the eight bits of a byte.
  for (let bit = 0; bit < stamped.length * 8; bit += EACH) {
    const turned = stamped.slice();
    const at = Math.floor(bit / 8);
    turned[at] = (turned[at] as number) ^ (1 << (bit % 8));
    const outcome = await outcomeOf({ cms: turned });
    if (!outcome.ok) continue;
    passed += 1;
    assert.deepEqual(outcome.certificate, before.certificate);
    assert.equal(outcome.signer.iin.digits, before.signer.iin.digits);
    assert.deepEqual(outcome.evidence.chain, before.evidence.chain);
  }
  // Bits of certificates that are known anyway.
  assert.ok(passed < (stamped.length * 8) / EACH / 2, `${passed} passed`);
});
