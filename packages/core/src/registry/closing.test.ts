import assert from "node:assert/strict";
import { test } from "node:test";
import { BANK, BUREAU, HOST, KEEPER, LOANS, SCORING } from "../testing/registry.test-support.ts";
import { endRoles, objectAfter, purposeAfter } from "./closing.ts";
import { isWider, revise } from "./revising.ts";

const whole = { ...BANK, roles: ["owner", "operator"] as const };

test("a party without any role left is closed, one with some left is not", () => {
  assert.equal(endRoles(whole, undefined).party.status, "closed");
  assert.equal(endRoles(whole, ["owner", "operator"]).party.status, "closed");
  const one = endRoles(whole, ["owner"]);
  assert.deepEqual([one.party.status, one.party.roles], ["active", ["operator"]]);
  assert.equal(endRoles(whole, ["service-desk"]).party, whole);
  const closed = { ...whole, status: "closed" } as const;
  assert.deepEqual(endRoles(closed, undefined), { party: closed, ended: [] });
});

test("an object goes with the role by which a party holds it", () => {
  const both = { ...LOANS, ownerId: BANK.id };
  assert.equal(objectAfter(endRoles(whole, ["operator"]), both), both);
  assert.equal(objectAfter(endRoles(whole, ["owner"]), both).status, "closed");
  assert.equal(objectAfter(endRoles(HOST, ["operator"]), LOANS).status, "closed");
  assert.equal(objectAfter(endRoles(KEEPER, undefined), LOANS).status, "closed");
  assert.equal(objectAfter(endRoles(BUREAU, undefined), LOANS), LOANS);
});

test("a purpose goes with its party, and loses a recipient that is none any more", () => {
  assert.equal(purposeAfter(endRoles(whole, undefined), SCORING).status, "closed");
  assert.equal(purposeAfter(endRoles(whole, ["owner"]), SCORING), SCORING);
  const without = purposeAfter(endRoles(BUREAU, ["third-party"]), SCORING);
  assert.deepEqual([without.recipients, without.status], [[], "active"]);
  assert.equal(purposeAfter(endRoles(HOST, undefined), SCORING), SCORING);
});

test("a revision is wider where it asks for anything that was not asked before", () => {
  const { required, optional } = SCORING.categories;
  for (const [revision, wider] of [
    [{ categories: { required, optional: [...optional, "address"] } }, true],
    [{ categories: { required: [...required, ...optional], optional: [] } }, true],
    [{ actions: [...SCORING.actions, "disseminate" as const] }, true],
    [{ recipients: [BUREAU.id, HOST.id] }, true],
    [{ crossBorder: ["DE", "FR"] }, true],
    [{ categories: { required, optional: [] } }, false],
    [{ actions: ["process" as const], recipients: [], crossBorder: [] }, false],
  ] as const) {
    const revised = revise(SCORING, revision);
    assert.notEqual(revised, SCORING);
    assert.equal(isWider(SCORING, revised), wider);
  }
  assert.equal(revise(SCORING, { recipients: [BUREAU.id], actions: SCORING.actions }), SCORING);
});
