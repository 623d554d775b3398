import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fromBase64, toBase64 } from "../src/bytes/base64.ts";
import { concatBytes, equalBytes } from "../src/bytes/byte-strings.ts";
import { fromHex, toHex } from "../src/bytes/hex.ts";
import { parseU64, u64Bytes, u64Of } from "../src/bytes/unsigned.ts";
import { utf8Bytes, utf8Text } from "../src/bytes/utf8.ts";

const bytes = fc.uint8Array({ maxLength: 60 });

test("base64 and hexadecimal are those of Node, and have one spelling", () => {
  fc.assert(
    fc.property(bytes, (some) => {
      const [base64, hex] = [toBase64(some), toHex(some)];
      assert.equal(base64, Buffer.from(some).toString("base64"));
      assert.equal(hex, Buffer.from(some).toString("hex"));
      assert.deepEqual(fromBase64(base64), some);
      assert.deepEqual(fromHex(hex), some);
    }),
  );
  fc.assert(
    fc.property(fc.base64String({ maxLength: 12 }), fc.string({ maxLength: 2 }), (some, more) => {
      const text = some + more;
      const read = fromBase64(text);
      if (read !== undefined) assert.equal(toBase64(read), text);
    }),
  );
  for (const bad of [
    "A",
    "AA",
    "AAA",
    "AAB=",
    "AB==",
    "A===",
    "====",
    "AA=A",
    "AA==AA==",
    "AA-_",
    "AAA\n",
  ]) {
    assert.equal(fromBase64(bad), undefined, bad);
  }
  for (const bad of ["0", "0g", "AB", " 0", "0x", "٣٣"]) assert.equal(fromHex(bad), undefined, bad);
});

test("UTF-8 is Node's, and what is none has no text", () => {
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const decoded = (some: Uint8Array): string | undefined => {
    try {
      return strict.decode(some);
    } catch {
      return undefined;
    }
  };
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
      const some = utf8Bytes(text) ?? assert.fail();
      assert.deepEqual(some, new Uint8Array(Buffer.from(text)));
      assert.equal(utf8Text(some), text);
    }),
  );
  const near = fc.constantFrom(
    0x7f,
    0x80,
    0xbf,
    0xc0,
    0xc2,
    0xe0,
    0xed,
    0xef,
    0xf0,
    0xf4,
    0xf5,
    0x9f,
    0xa0,
  );
  const mixed = fc.array(fc.oneof(near, fc.integer({ min: 0, max: 255 })), { maxLength: 6 });
  fc.assert(
    fc.property(mixed, (some) => {
      assert.equal(utf8Text(Uint8Array.from(some)), decoded(Uint8Array.from(some)));
    }),
    { numRuns: 600 },
  );
  assert.deepEqual(["\ud800", "a\udc00", "\udc00\ud800"].map(utf8Bytes), [
    undefined,
    undefined,
    undefined,
  ]);
});

test("numbers of 64 bits go through text and bytes", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (value) => {
      assert.equal(parseU64(String(value)), value);
      assert.equal(u64Of(u64Bytes(value)), value);
      assert.equal(Buffer.from(u64Bytes(value)).readBigUInt64BE(), value);
    }),
  );
});

test("byte strings are joined and compared by what they hold", () => {
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      assert.deepEqual(concatBytes(a, b), new Uint8Array(Buffer.concat([a, b])));
      assert.equal(equalBytes(a, b), Buffer.compare(a, b) === 0);
      assert.ok(equalBytes(a, a.slice()));
    }),
  );
});
