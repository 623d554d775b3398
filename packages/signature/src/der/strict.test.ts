import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { TAG } from "./element.ts";
import { Malformed } from "./malformed.ts";
import { strictDer } from "./strict.ts";
import { element, oidElement, sequence } from "./write.ts";
import { oid, time } from "./values.ts";

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, "hex"));

function faultOf(hex: string): string {
  try {
    strictDer(bytes(hex));
    return "none";
  } catch (error) {
    if (error instanceof Malformed) return error.fault;
    throw error;
  }
}

test("one form of each value", () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    none: [
      ...["0101ff", "010100", "020100", "02017f", "02020080", "0201ff", "0500", "3000", "0400"],
      ...["030100", "03020780", "06012a", "0603550406", "0c02d0b0", "a000", "8000", "0a0101"],
    ],
    "not-canonical": [
      ...["010101", "02020001", "0202ff80", "03020781", "06028001", "3080", "30800000"],
      ...[
        "24030401ff",
        "0481027f7f",
        "04820001ff",
        "05000500",
        "048400000001",
        "2c020c00",
        "30020500ff",
      ],
    ],
    unreadable: [
      ...["", "30", "02", "0200", "0100", "0102ffff", "0301", "030108", "030101", "0600", "0681"],
      ...["050100", "1f0100", "0000", "0c01ff", "3003050001", "170130", "1000"],
      ...["0485000000000100"],
    ],
  };
  for (const [fault, all] of Object.entries(cases)) {
    for (const hex of all) assert.equal(faultOf(hex), fault, hex);
  }
});

test("what is written is read back", () => {
  const value = fc.letrec<{ tree: Uint8Array }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.uint8Array({ maxLength: 300 }).map((octets) => element(TAG.octetString, octets)),
      fc.array(tie("tree"), { maxLength: 4 }).map((all) => sequence(...all)),
    ),
  })).tree;
  fc.assert(
    fc.property(value, (tree) => {
      assert.deepEqual(strictDer(tree).whole, tree);
    }),
  );
});

test("object identifiers are written and read", () => {
  const arcs = fc.array(fc.integer({ min: 0, max: 2 ** 31 }), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 39 }),
      arcs,
      (a, b, c) => {
        const text = [a, b, ...c].join(".");
        assert.equal(oid(strictDer(oidElement(text))), text);
      },
    ),
  );
});

test("times in UTC, to the second", () => {
  const read = (tag: number, text: string) =>
    time(strictDer(element(tag, Buffer.from(text, "latin1")))).toString();
  assert.equal(read(TAG.utcTime, "491231235959Z"), "2049-12-31T23:59:59Z");
  assert.equal(read(TAG.utcTime, "500101000000Z"), "1950-01-01T00:00:00Z");
  assert.equal(read(TAG.generalizedTime, "20500101000000Z"), "2050-01-01T00:00:00Z");
  assert.equal(read(TAG.generalizedTime, "20260712100000.25Z"), "2026-07-12T10:00:00.25Z");
  for (const [tag, text] of [
    [TAG.utcTime, "2607121000Z"],
    [TAG.utcTime, "260712100000+0500"],
    [TAG.utcTime, "261312100000Z"],
    [TAG.generalizedTime, "20260229100000Z"],
    [TAG.generalizedTime, "20260712100000.50Z"],
    [TAG.generalizedTime, "20260712100000"],
  ] as const) {
    assert.throws(() => read(tag, text), Malformed, text);
  }
});
