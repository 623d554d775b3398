import assert from "node:assert/strict";
import { test } from "node:test";
import { addDuration, day, iinBirth, parseBin, parseIin } from "@kelisim/core";
import { DEMO_PARTIES } from "./parties.ts";
import { DEMO_PEOPLE } from "./people.ts";
import { demoIdentities } from "./identities.ts";
import { REPRESENTATIVES } from "./representatives.ts";
import { DEMO_STAFF } from "./staff.ts";

const TODAY = day("2026-11-22");
const between = (from: number, to: number) => DEMO_PEOPLE.slice(from - 1, to);

test("there are fifty people, each with a valid IIN and a name of their own", () => {
  assert.equal(DEMO_PEOPLE.length, 50);
  assert.equal(new Set(DEMO_PEOPLE.map(({ iin }) => iin)).size, 50);
  assert.equal(new Set(DEMO_PEOPLE.map(({ name }) => name)).size, 50);
  for (const { iin, name } of DEMO_PEOPLE) {
    assert.equal(parseIin(iin).ok, true, name);
    assert.match(name, /^\p{Lu}\p{Ll}+( \p{Lu}\p{Ll}+){1,2}( оглы)?$/u);
  }
});

test("the staff are adults with valid numbers of their own", () => {
  const all = [...DEMO_PEOPLE, ...DEMO_STAFF].map(({ iin }) => iin);
  assert.equal(new Set(all).size, all.length);
  for (const { iin, name, note } of DEMO_STAFF) {
    const reading = parseIin(iin);
    const birth = reading.ok ? iinBirth(reading.iin)?.day : undefined;
    assert.ok(birth !== undefined && addDuration(birth, "P18Y") <= TODAY, name);
    for (const text of Object.values(note)) assert.notEqual(text.trim(), "");
  }
  assert.deepEqual(
    new Set(demoIdentities().map(({ iin }) => iin)),
    new Set(all),
    "and each of them can sign in",
  );
});

test("every IIN says the birthday and the sex of its person", () => {
  for (const { iin, birth, sex } of DEMO_PEOPLE) {
    const reading = parseIin(iin);
    assert.deepEqual(reading.ok && iinBirth(reading.iin), { day: birth, sex });
  }
});

test("1 to 40 are adults who answer for themselves", () => {
  for (const { birth, representedAs, name } of between(1, 40)) {
    assert.equal(addDuration(birth, "P18Y") <= TODAY, true, name);
    assert.equal(representedAs, null);
  }
});

test("41 to 47 stay under age until 2031", () => {
  for (const { birth, representedAs, name } of between(41, 47)) {
    assert.equal(birth <= TODAY, true, name);
    assert.equal(addDuration(birth, "P18Y") >= "2031-01-01", true, name);
    assert.equal(representedAs, "minor");
  }
});

test("48 to 50 are adult wards", () => {
  for (const { birth, representedAs } of between(48, 50)) {
    assert.equal(addDuration(birth, "P18Y") <= TODAY, true);
    assert.equal(representedAs, "ward");
  }
});

test("every party has a valid BIN of its own", () => {
  const bins = Object.values(DEMO_PARTIES).map(({ bin }) => bin);
  assert.equal(new Set(bins).size, bins.length);
  for (const bin of bins) assert.equal(parseBin(bin).ok, true);
});

test("each minor and each ward has one adult of the list who acts, and nobody else has", () => {
  assert.deepEqual(
    REPRESENTATIVES.map(([person]) => person),
    DEMO_PEOPLE.flatMap(({ representedAs }, index) => (representedAs === null ? [] : [index + 1])),
  );
  for (const [person, by, basis] of REPRESENTATIVES) {
    assert.ok(by <= 40, `${person}`);
    const isParent = basis === "parent";
    const [child, adult] = [DEMO_PEOPLE[person - 1], DEMO_PEOPLE[by - 1]];
    assert.ok(child !== undefined && adult !== undefined);
    if (isParent) assert.ok(addDuration(adult.birth, "P18Y") <= child.birth, child.name);
  }
});
