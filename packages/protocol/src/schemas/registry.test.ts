import assert from "node:assert/strict";
import { test } from "node:test";
import { takes } from "../testing/compile.ts";
import { BARE_PURPOSE, BIN, OBJ, PTY, PURPOSE, SHA, TEXT } from "../testing/samples.ts";
import { CreateApiKeyBody } from "./api-key.ts";
import { CreateDataCategoryBody } from "./data-category.ts";
import { CreateDigitalObjectBody } from "./digital-object.ts";
import { CreatePartyBody } from "./party.ts";
import { AchievePurposeBody, CreatePurposeBody } from "./purpose.ts";

const PARTY = { bin: BIN, name: "«Қазына» АҚ", sector: "non-state", roles: ["owner", "operator"] };

test("a party has a BIN, a name in one or three languages, a sector and roles", () => {
  assert.ok(takes(CreatePartyBody, PARTY));
  assert.ok(takes(CreatePartyBody, { ...PARTY, name: TEXT, country: "KZ" }));
});

test("a party without roles, with a role twice or with an unknown one is refused", () => {
  for (const roles of [[], ["owner", "owner"], ["controller"], "owner"]) {
    assert.ok(!takes(CreatePartyBody, { ...PARTY, roles }));
  }
});

test("a party takes no member of the prototype and no id of its own choosing", () => {
  assert.ok(!takes(CreatePartyBody, { ...PARTY, id: PTY }));
  assert.ok(
    !takes(CreatePartyBody, JSON.parse(`${JSON.stringify(PARTY).slice(0, -1)},"__proto__":{}}`)),
  );
});

test("an API key carries scopes of the contract", () => {
  const key = { label: "CRM", scopes: ["consent:request", "access:decide"] };
  assert.ok(takes(CreateApiKeyBody, key));
  assert.ok(takes(CreateApiKeyBody, { ...key, expires_at: "2027-01-01T00:00:00+05:00" }));
  assert.ok(!takes(CreateApiKeyBody, { ...key, scopes: ["everything"] }));
  assert.ok(!takes(CreateApiKeyBody, { ...key, scopes: [] }));
  assert.ok(!takes(CreateApiKeyBody, { ...key, expires_at: "2027-01-01" }));
});

const OBJECT = {
  name: TEXT,
  owner_id: PTY,
  operator_id: PTY,
  sector: "state",
  categories: ["iin", "address"],
  storage_country: "KZ",
};

test("a digital object has an owner, an operator, categories and a country of storage", () => {
  assert.ok(takes(CreateDigitalObjectBody, OBJECT));
  assert.ok(takes(CreateDigitalObjectBody, { ...OBJECT, name: "Тіркелім", confidential: true }));
  for (const member of Object.keys(OBJECT)) {
    const { [member]: _, ...rest }: Record<string, unknown> = OBJECT;
    assert.ok(!takes(CreateDigitalObjectBody, rest), member);
  }
  assert.ok(!takes(CreateDigitalObjectBody, { ...OBJECT, owner_id: OBJ }));
  assert.ok(!takes(CreateDigitalObjectBody, { ...OBJECT, storage_country: "kz" }));
});

test("a data category has a code and a name in three languages", () => {
  const category = { code: "income", name: TEXT, identifier: false, biometric: false };
  assert.ok(takes(CreateDataCategoryBody, { ...category, sensitivity: "ordinary" }));
  assert.ok(!takes(CreateDataCategoryBody, { ...category, sensitivity: "secret" }));
  assert.ok(!takes(CreateDataCategoryBody, { ...category, name: "x", sensitivity: "ordinary" }));
});

test("a purpose as the contract writes it is taken, with and without its optional members", () => {
  assert.ok(takes(CreatePurposeBody, BARE_PURPOSE));
  assert.ok(
    takes(CreatePurposeBody, {
      ...PURPOSE,
      targeting: { subjects_list_sha256: SHA },
      place: "public",
      public_place_aim: "public-order",
      automated: { affects_rights: true, procedure: TEXT, consequences: TEXT, protection: TEXT },
      legal_ground: { code: "aml", act: "191-IV", article: "5", level: "law" },
    }),
  );
});

/** What is not declared is not done. */
const UNDECLARED = ["recipients", "cross_border", "published", "source"];

for (const member of UNDECLARED) {
  test(`a purpose may leave out ${member}: what is not declared is not done`, () => {
    const { [member]: _, ...rest }: Record<string, unknown> = BARE_PURPOSE;
    assert.ok(takes(CreatePurposeBody, rest));
  });
}

for (const member of Object.keys(BARE_PURPOSE).filter((name) => !UNDECLARED.includes(name))) {
  test(`a purpose without ${member} is refused`, () => {
    const { [member]: _, ...rest }: Record<string, unknown> = BARE_PURPOSE;
    assert.ok(!takes(CreatePurposeBody, rest));
  });
}

test("a purpose has its name in all three languages", () => {
  assert.ok(!takes(CreatePurposeBody, { ...PURPOSE, name: "Scoring" }));
  assert.ok(!takes(CreatePurposeBody, { ...PURPOSE, name: { ...TEXT, kk: " " } }));
});

test("a collection is aimed at a list or at criteria, never at both or nothing", () => {
  for (const targeting of [
    {},
    { subjects_list_sha256: SHA, criteria: "Клиенттер" },
    { all: true },
  ]) {
    assert.ok(!takes(CreatePurposeBody, { ...PURPOSE, targeting }));
  }
  assert.ok(takes(CreatePurposeBody, { ...PURPOSE, targeting: { criteria: "Клиенттер" } }));
});

test("a deferral names its act and article, and a day or an event, never both or neither", () => {
  const ground = { code: "9-1", act: "№ 1", article: "5", level: "law" };
  const ok = (deferral: object): boolean =>
    takes(CreatePurposeBody, { ...PURPOSE, legal_ground: { ...ground, deferral } });
  const [act, article, until, event] = ["№ 2", "3", "2026-09-30", "Іздеу аяқталды"];
  for (const deferral of [
    { act, article, until },
    { act, article, event },
  ])
    assert.ok(ok(deferral));
  for (const deferral of [
    {},
    { act, article },
    { act, until, event },
    { article, until },
    { act, article, until, event },
    { act, article, event, ended_on: until },
    { act, article, until: "жексенбі" },
  ]) {
    assert.ok(!ok(deferral), JSON.stringify(deferral));
  }
});

test("a purpose is achieved for one person or, without one, for everyone", () => {
  assert.ok(takes(AchievePurposeBody, { note: "Несие жабылды" }));
  assert.ok(!takes(AchievePurposeBody, {}));
  assert.ok(!takes(AchievePurposeBody, { note: "x", data_subject: { iin: "1" } }));
});
