import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatTraceparent, parseTraceparent } from "./traceparent.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";

test("the caller's span is read, sampled or not", () => {
  for (const [flags, traceFlags] of [
    ["01", 1],
    ["00", 0],
    ["03", 1],
  ] as const) {
    assert.deepEqual(parseTraceparent(`00-${TRACE}-${SPAN}-${flags}`), {
      ...{ traceId: TRACE, spanId: SPAN, traceFlags, isRemote: true },
    });
  }
});

test("a later version is read by its first four parts", () => {
  assert.equal(parseTraceparent(`cc-${TRACE}-${SPAN}-01-what-the-future-brings`)?.spanId, SPAN);
});

for (const header of [
  undefined,
  "",
  "00",
  `ff-${TRACE}-${SPAN}-01`,
  `00-${TRACE}-${SPAN}-01-more`,
  `00-${TRACE.toUpperCase()}-${SPAN}-01`,
  `00-${TRACE}-${SPAN}`,
  `00-${"0".repeat(32)}-${SPAN}-01`,
  `00-${TRACE}-${"0".repeat(16)}-01`,
  ` 00-${TRACE}-${SPAN}-01`,
]) {
  test(`${JSON.stringify(header)} is nobody's span`, () => {
    assert.equal(parseTraceparent(header), undefined);
  });
}

test("ids that could be a person's number are not taken over", () => {
  const number = "900101300017";
  assert.equal(parseTraceparent(`00-${number.padStart(32, "0")}-${SPAN}-01`), undefined);
  assert.equal(parseTraceparent(`00-${TRACE}-${number.padStart(16, "0")}-01`), undefined);
});

test("what is written is read again", () => {
  const hex = (length: number) =>
    fc
      .string({
        unit: fc.constantFrom(..."0123456789abcdef"),
        minLength: length,
        maxLength: length,
      })
      .filter((id) => !/^\d+$/.test(id));
  fc.assert(
    fc.property(hex(32), hex(16), fc.constantFrom(0, 1), (traceId, spanId, traceFlags) => {
      const context = { traceId, spanId, traceFlags, isRemote: true };
      assert.deepEqual(parseTraceparent(formatTraceparent(context)), context);
    }),
  );
});
