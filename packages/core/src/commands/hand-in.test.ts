import assert from "node:assert/strict";
import { test } from "node:test";
import type { ConfirmationKind } from "../consent/confirmation.ts";
import {
  BANK,
  BUREAU,
  DESK,
  HOST,
  KEEPER,
  LOANS,
  SCORING,
} from "../testing/registry.test-support.ts";
import { checkHandIn, provenanceOf, type HandIn } from "./hand-in.ts";

const PARTIES = { bank: BANK, keeper: KEEPER, host: HOST, bureau: BUREAU, desk: DESK };
type Who = keyof typeof PARTIES;

const by = (who: Who, may: Partial<Pick<HandIn, "mayAssist" | "mayRecordPaper">>): HandIn => ({
  partyId: PARTIES[who].id,
  mayAssist: false,
  mayRecordPaper: false,
  provenance: provenanceOf(PARTIES[who].id, SCORING, LOANS),
  ...may,
});

const BOTH = { mayAssist: true, mayRecordPaper: true } as const;

const says = (who: Who, may: Parameters<typeof by>[1], kind: ConfirmationKind) =>
  checkHandIn(by(who, may), SCORING, LOANS, kind)?.code ?? "taken";

for (const [name, expected, who, may, kind] of [
  ["a desk that gains nothing hands in a paper", "taken", "desk", { mayAssist: true }, "written"],
  [
    "a desk that gains nothing hands in another proof",
    "taken",
    "desk",
    { mayAssist: true },
    "other-provable",
  ],
  [
    "a stranger without the scope of a desk hands in a paper",
    "confirmation-not-yours",
    "desk",
    { mayRecordPaper: true },
    "written",
  ],
  ["the asking bank records its own paper", "taken", "bank", { mayRecordPaper: true }, "written"],
  [
    "the asking bank serves people about its own purpose",
    "self-assisted",
    "bank",
    { mayAssist: true },
    "written",
  ],
  [
    "the asking bank with both scopes hands in another proof",
    "self-assisted",
    "bank",
    BOTH,
    "other-provable",
  ],
  [
    "the asking bank records another proof than paper",
    "self-assisted",
    "bank",
    { mayRecordPaper: true },
    "other-provable",
  ],
  ["the owner of the object serves at a desk", "self-assisted", "keeper", BOTH, "written"],
  ["the operator of the object serves at a desk", "self-assisted", "host", BOTH, "written"],
  ["a recipient serves at a desk", "self-assisted", "bureau", BOTH, "other-provable"],
  ["a recipient records a paper", "self-assisted", "bureau", BOTH, "written"],
] as const) {
  test(`${name}: ${expected}`, () => {
    assert.equal(says(who, may, kind), expected);
  });
}

for (const kind of ["sign-in", "sms-reply"] as const) {
  test(`no key vouches for a ${kind}, whoever holds it`, () => {
    for (const who of ["bank", "keeper", "host", "bureau", "desk"] as const) {
      assert.equal(says(who, BOTH, kind), "confirmation-not-yours");
    }
  });
}

test("what she signed herself is taken from whoever brings it", () => {
  for (const who of ["bank", "keeper", "host", "bureau", "desk"] as const) {
    for (const may of [{ mayAssist: true }, { mayRecordPaper: true }]) {
      assert.equal(says(who, may, "electronic-signature"), "taken");
    }
  }
});

test("who gains by the answer asserts as a holder, a desk as a desk", () => {
  for (const who of ["bank", "keeper", "host", "bureau"] as const) {
    assert.equal(by(who, {}).provenance.kind, "asserted-by-holder");
  }
  assert.deepEqual(by("desk", {}).provenance, { kind: "asserted-by", partyId: DESK.id });
});
