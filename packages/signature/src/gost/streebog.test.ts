import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { naiveStreebog } from "../../testing/naive-streebog.ts";
import { streebog256, streebog512 } from "./streebog.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "hex"));
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
/** RFC 6986 prints messages and digests with the last byte first. */
const reversed = (printed: string): Uint8Array => bytes(printed).toReversed();

test("the examples M1 and M2 of RFC 6986, section 10", () => {
  const first = reversed(
    "323130393837363534333231303938373635343332313039383736353433323130393837363534333231303938373635343332313039383736353433323130",
  );
  assert.deepEqual(first, text("0123456789".repeat(7).slice(0, 63)));
  assert.deepEqual(
    streebog512(first),
    reversed(
      "486f64c1917879417fef082b3381a4e211c324f074654c38823a7b76f830ad00fa1fbae42b1285c0352f227524bc9ab16254288dd6863dccd5b9f54a1ad0541b",
    ),
  );
  assert.deepEqual(
    streebog256(first),
    reversed("00557be5e584fd52a449b16b0251d05d27f94ab76cbaa6da890b59d8ef1e159d"),
  );
  const second = reversed(
    "fbe2e5f0eee3c820fbeafaebef20fffbf0e1e0f0f520e0ed20e8ece0ebe5f0f2f120fff0eeec20f120faf2fee5e2202ce8f6f3ede220e8e6eee1e8f0f2d1202ce8f0f2e5e220e5d1",
  );
  assert.deepEqual(
    streebog512(second),
    reversed(
      "28fbc9bada033b1460642bdcddb90c3fb3e56c497ccd0f62b8a2ad4935e85f037613966de4ee00531ae60f3b5a47f8dae06915d5f2f194996fcabf2622e6881e",
    ),
  );
  assert.deepEqual(
    streebog256(second),
    reversed("508f7e553c06501d749a66fc28c6cac0b005746d97537fa85d9e40904efed29d"),
  );
});

test("the empty message, and a sentence whose digest is public", () => {
  const none = new Uint8Array();
  assert.equal(
    hex(streebog512(none)),
    "8e945da209aa869f0455928529bcae4679e9873ab707b55315f56ceb98bef0a7362f715528356ee83cda5f2aac4c6ad2ba3a715c1bcd81cb8e9f90bf4c1c1a8a",
  );
  assert.equal(
    hex(streebog256(none)),
    "3f539a213e97c802cc229d474c6aa32a825a360b2a933a949fd925208d9ce1bb",
  );
  const fox = text("The quick brown fox jumps over the lazy dog");
  assert.equal(
    hex(streebog512(fox)),
    "d2b793a0bb6cb5904828b5b6dcfb443bb8f33efc06ad09368878ae4cdc8245b97e60802469bed1e7c21a64ff0b179a6a1e0bb74d92965450a0adab69162c00fe",
  );
  assert.equal(
    hex(streebog256(fox)),
    "3e7dea7f2384b6c5a3d0e24aaa29c05e89ddd762145030ec22c71a6db8b2c1f4",
  );
});

test("a sum whose carry runs through all words (the carry example of the reference programs)", () => {
  const message = bytes(`${"ee".repeat(64)}16${"11".repeat(62)}16`);
  assert.equal(
    hex(streebog256(message)),
    "81bb632fa31fcc38b4c379a662dbc58b9bed83f50d3a1b2ce7271ab02d25babb",
  );
});

test("messages around the ends of blocks, and of many blocks, as the standard computes them", () => {
  for (const length of [1, 62, 63, 64, 65, 127, 128, 129, 1000]) {
    const message = new Uint8Array(length).fill(0xff);
    assert.deepEqual(streebog512(message), naiveStreebog(message, 512), `${length} bytes`);
    assert.deepEqual(streebog256(message), naiveStreebog(message, 256), `${length} bytes`);
  }
});

test("any message, wherever it stands in its memory", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat({ max: 9 }), (message, offset) => {
      const memory = new Uint8Array(message.length + 20);
      memory.set(message, offset);
      const moved = memory.subarray(offset, offset + message.length);
      assert.deepEqual(streebog512(moved), naiveStreebog(message, 512));
      assert.deepEqual(moved, message);
    }),
    { numRuns: 30 },
  );
});
