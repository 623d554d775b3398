import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { BANK, BUREAU, KEEPER, STRANGER } from "../testing/registry.test-support.ts";
import { disclosedReason } from "./disclosure.ts";
import { REASON_CODES, type ReasonCode } from "./reason.ts";
import { PERSON_RULES } from "./rules/person-rules.ts";

const PARTIES = [BANK.id, KEEPER.id];
const GUARDS = PERSON_RULES.filter(({ kind }) => kind === "guard").map(({ code }) => code);
/** They say of a person whom they stop no more than "no consent" does, and of all persons the same. */
const BANS: readonly ReasonCode[] = [
  "automated-decision-needs-consent",
  "biometrics-in-public-place",
  "party-not-entitled",
];
const DENIALS = [...new Set(GUARDS)].filter((code) => !BANS.includes(code));

for (const code of BANS) {
  test(`anybody is told ${code}`, () => {
    assert.equal(disclosedReason(code, true, [STRANGER.id], PARTIES), code);
  });
}

for (const code of DENIALS) {
  test(`a stranger to the consent is told no-consent instead of ${code}`, () => {
    assert.equal(disclosedReason(code, true, [STRANGER.id], PARTIES), "no-consent");
  });
}

test("a party to the consent or the object is told the reason as it is", () => {
  for (const code of REASON_CODES) {
    assert.equal(disclosedReason(code, true, [BANK.id, KEEPER.id], PARTIES), code);
  }
});

test("one stranger among the readers is enough to hide the reason", () => {
  assert.equal(
    disclosedReason("consent-withdrawn", true, [BANK.id, BUREAU.id], PARTIES),
    "no-consent",
  );
});

test("what the purpose does not cover is no secret about the person", () => {
  assert.equal(
    disclosedReason("category-not-covered", false, [STRANGER.id], PARTIES),
    "category-not-covered",
  );
});

test("a stranger cannot tell by the reason whether anybody knows the person", () => {
  const readers = fc.subarray([BANK.id, BUREAU.id, STRANGER.id], { minLength: 1 });
  fc.assert(
    fc.property(fc.constantFrom<ReasonCode>(...DENIALS), readers, (code, all) => {
      const told = disclosedReason(code, true, all, PARTIES);
      const insiders = all.every((reader) => PARTIES.includes(reader));
      assert.equal(told, insiders ? code : "no-consent");
    }),
  );
});
