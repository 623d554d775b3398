import assert from "node:assert/strict";
import { test } from "node:test";
import { BUILT_IN_CATEGORIES } from "../../registry/built-in-categories.ts";
import { day, type LegalDay } from "../../time.ts";
import { allDefinitions } from "../editions/packs.ts";
import { classify, isPersonalData, type DataRecord, type RecordLink } from "./classify.ts";
import { definitionsOn } from "./wording.ts";

const EARLIER = day("2026-01-17");
const SINCE_231 = day("2026-01-18");
const BEFORE_190 = day("2026-07-11");
const SINCE_190 = day("2026-07-12");

const on = (date: LegalDay) => definitionsOn(date, allDefinitions());
const GIVEN_NAME = { identifier: false, biometric: false };
/** A voice that the dictionary of an installation does not call an identifier. */
const SAMPLE = { identifier: false, biometric: true };

const category = (code: string) => {
  const found = BUILT_IN_CATEGORIES.find((each) => each.code === code);
  if (found === undefined) throw new Error(`no category ${code}`);
  return found;
};
const record = (categories: DataRecord["categories"], link: RecordLink = "nobody"): DataRecord => ({
  categories,
  link,
});

for (const [date, ids] of [
  [EARLIER, ["law-94-information", "rules-395-earlier"]],
  [SINCE_231, ["law-231-data-with-biometrics", "rules-395-earlier"]],
  [BEFORE_190, ["law-231-data-with-biometrics", "rules-395-earlier"]],
  [SINCE_190, ["law-231-data-with-biometrics", "order-190-with-identifiers"]],
] as const) {
  test(`on ${date} the acts define personal data by ${ids.join(" and ")}`, () => {
    assert.deepEqual(
      on(date).map(({ id }) => id),
      ids,
    );
  });
}

for (const [name, what, expected] of [
  ["an IIN", record([category("iin")]), [true, true, true]],
  ["an address alone", record([category("address")]), [false, false, false]],
  [
    "an address beside a hash of the IIN",
    record([category("address")], "hashed-identifier"),
    [true, true, true],
  ],
  ["a full name", record([category("full-name")]), [true, true, true]],
  ["a given name alone", record([GIVEN_NAME]), [false, false, false]],
  [
    "a given name joined by an id to the rest",
    record([GIVEN_NAME], "joined-record"),
    [true, true, true],
  ],
  [
    "income in a table that an id joins to names",
    record([category("income")], "joined-record"),
    [true, true, true],
  ],
  ["a face image", record([category("face-image")]), [true, true, true]],
  ["a voice that nobody is known by", record([SAMPLE]), [false, true, true]],
  [
    "whatever is kept of a known person",
    record([category("purchases")], "known-person"),
    [true, true, true],
  ],
] as const) {
  test(`${name}: personal data on 17.01, 18.01 and 12.07.2026: ${expected.join(", ")}`, () => {
    assert.deepEqual(
      [EARLIER, SINCE_231, SINCE_190].map((date) => isPersonalData(what, on(date))),
      expected,
    );
  });
}

test("the Rules' wording asks for an identifier, biometric or not; the Law's takes biometrics always", () => {
  const [law, rules] = on(SINCE_190);
  assert.ok(law !== undefined && rules !== undefined);
  assert.deepEqual(classify(record([SAMPLE]), law), { personal: true, by: "biometric" });
  assert.deepEqual(classify(record([SAMPLE]), rules), { personal: false });
  assert.deepEqual(classify(record([GIVEN_NAME], "hashed-identifier"), rules), {
    personal: true,
    by: "link",
  });
});

test("by words that are not held nothing is decided", () => {
  const [, rules] = on(BEFORE_190);
  assert.ok(rules !== undefined);
  assert.deepEqual(classify(record([category("iin")]), rules), { personal: "undecided" });
});
