import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { RECEIPT_SCHEMA } from "@kelisim/evidence";
import { fileFault } from "../packages/evidence/src/receipt/receipt-schema.ts";
import { makeReceipt } from "../packages/evidence/src/testing/receipts.test-support.ts";

const published: unknown = JSON.parse(
  readFileSync(new URL("receipt.schema.json", import.meta.url), "utf8"),
);
const validate = new Ajv2020({ strict: true, allErrors: false }).compile(RECEIPT_SCHEMA);
const { file } = makeReceipt();

test("the published schema is the one by which receipts are checked", () => {
  assert.deepEqual(published, RECEIPT_SCHEMA);
});

test("a receipt keeps it", () => {
  assert.ok(validate(file), JSON.stringify(validate.errors));
});

/** All places in a value that can be changed. */
const pathsIn = (value: unknown): readonly (readonly (string | number)[])[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, each]) => [
        [key],
        ...pathsIn(each).map((path) => [key, ...path]),
      ])
    : [];

test("our own reading of the schema is that of a common validator", () => {
  const junk = fc.constantFrom<unknown>(
    undefined,
    null,
    "",
    "x",
    0,
    1.5,
    true,
    [],
    {},
    "a".repeat(600),
  );
  fc.assert(
    fc.property(fc.constantFrom(...pathsIn(file)), junk, (path, value) => {
      const changed = structuredClone(file) as unknown as Record<string, unknown>;
      const holder = path
        .slice(0, -1)
        .reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, changed);
      const last = String(path.at(-1));
      if (value === undefined && !Array.isArray(holder)) delete holder[last];
      else holder[last] = value ?? null;
      // Fractions are none of JSON as receipts are read.
      if (value === 1.5) return;
      assert.equal(fileFault(changed) === undefined, validate(changed));
    }),
    { numRuns: 1000 },
  );
});
