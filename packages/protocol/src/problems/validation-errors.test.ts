import assert from "node:assert/strict";
import { test } from "node:test";
import { Type, type TSchema } from "typebox";
import { EvaluationBody } from "../schemas/access.ts";
import { AnswerConsentRequestBody } from "../schemas/consent-request.ts";
import { CreatePartyBody } from "../schemas/party.ts";
import { CreatePurposeBody } from "../schemas/purpose.ts";
import { FileObjectionBody } from "../schemas/rights.ts";
import { compile } from "../testing/compile.ts";
import { BIN, IIN, PAPER, PURPOSE, QUESTION, SHA, TEXT } from "../testing/samples.ts";
import { validationErrors } from "./validation-errors.ts";

const entriesOf = (schema: TSchema, value: unknown, language: "kk" | "ru" | "en" = "en") =>
  validationErrors(compile(schema)(value), language);

/** Pointer → code, for short comparisons. */
const codesOf = (schema: TSchema, value: unknown): Record<string, string> =>
  Object.fromEntries(entriesOf(schema, value).map(({ pointer, code }) => [pointer, code]));

const PARTY = { bin: BIN, name: TEXT, sector: "non-state", roles: ["owner"] };

test("twelve faults in one body give twelve entries, each with its own pointer", () => {
  const body = {
    ...PURPOSE,
    code: "two words",
    name: { kk: "", ru: "Имя" },
    party_id: "obj_1",
    object_ids: [],
    categories: { required: ["iin", "iin"], optional: "phone" },
    actions: ["process", "sell"],
    max_term: "one year",
    ends: "never",
    cross_border: ["kz"],
    surprise: 1,
  };
  assert.deepEqual(codesOf(CreatePurposeBody, body), {
    "/surprise": "unknown-field",
    "/code": "pattern",
    "/name/en": "required",
    "/name/kk": "too-short",
    "/party_id": "pattern",
    "/object_ids": "too-few",
    "/categories/required/1": "duplicate",
    "/categories/optional": "type",
    "/actions/1": "value",
    "/max_term": "day-duration",
    "/ends": "value",
    "/cross_border/0": "country",
  });
});

test("a missing member is named itself, not its parent", () => {
  assert.deepEqual(codesOf(CreatePartyBody, {}), {
    "/bin": "required",
    "/name": "required",
    "/sector": "required",
    "/roles": "required",
  });
});

test("an unknown member is named itself, with its name escaped", () => {
  const open = { ...PARTY, "a/b~c": 1 };
  assert.deepEqual(codesOf(CreatePartyBody, open), { "/a~1b~0c": "unknown-field" });
});

test("an unknown member whose name may be a person's number is not repeated", () => {
  const entries = entriesOf(CreatePartyBody, { ...PARTY, [IIN]: true, ["x".repeat(500)]: 1 });
  assert.deepEqual(
    entries.map(({ pointer, code }) => [pointer, code]),
    [["", "unknown-field"]],
  );
});

test("a body that is no object gives one entry for the whole of it", () => {
  for (const body of [null, [], "text", 7]) {
    assert.deepEqual(codesOf(CreatePartyBody, body), { "": "type" });
  }
});

test("no value that was sent is repeated in any language", () => {
  const wrong = IIN.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
  const body = {
    data_subject: { iin: wrong },
    party_id: wrong,
    purpose_id: `pty_${wrong}`,
    text: `${wrong}\u0000`,
    decision_ref: Number(wrong),
  };
  for (const language of ["kk", "ru", "en"] as const) {
    const entries = entriesOf(FileObjectionBody, body, language);
    assert.equal(entries.length, 5);
    assert.ok(!JSON.stringify(entries).includes(wrong.slice(0, 6)));
  }
});

test("at most twenty entries leave, however many items are wrong", () => {
  const items = Array.from({ length: 9000 }, () => "");
  const question = structuredClone(QUESTION);
  question.resource.properties.categories = items;
  const entries = entriesOf(EvaluationBody, question);
  assert.equal(entries.length, 20);
  assert.ok(JSON.stringify(entries).length < 5000);
  assert.equal(entries[0]?.code, "too-many");
});

test("nine thousand unknown members of an unclear confirmation are told in twenty entries", () => {
  const junk = Object.fromEntries(Array.from({ length: 9000 }, (_, i) => [`m${i}`, i]));
  const entries = entriesOf(AnswerConsentRequestBody, { answer: "grant", confirmation: junk });
  assert.deepEqual(
    entries.map(({ pointer }) => pointer),
    ["/confirmation/kind"],
  );
});

test("each member stands once, with its first fault", () => {
  const entries = entriesOf(CreatePartyBody, { ...PARTY, roles: ["owner", 5] });
  assert.deepEqual(
    entries.map(({ pointer }) => pointer),
    ["/roles/1"],
  );
});

test("a union of text and object tells the fault of the form that was chosen", () => {
  assert.deepEqual(codesOf(CreatePartyBody, { ...PARTY, name: "" }), { "/name": "too-short" });
  assert.deepEqual(codesOf(CreatePartyBody, { ...PARTY, name: "a\tb" }), { "/name": "pattern" });
  assert.deepEqual(codesOf(CreatePartyBody, { ...PARTY, name: { kk: "А", ru: "Б" } }), {
    "/name/en": "required",
  });
});

test("a value that fits no form of a union names all the types that would", () => {
  const [entry, ...more] = entriesOf(CreatePartyBody, { ...PARTY, name: 5 });
  assert.equal(more.length, 0);
  assert.deepEqual(entry, {
    pointer: "/name",
    detail: "Another type of value is needed: a string / an object.",
    code: "type",
  });
});

test("a confirmation tells the faults of its own kind only", () => {
  const answer = { answer: "grant", confirmation: { ...PAPER, signed_on: "2026-02-30", cms: "x" } };
  assert.deepEqual(codesOf(AnswerConsentRequestBody, answer), {
    "/confirmation/cms": "unknown-field",
    "/confirmation/signed_on": "legal-day",
  });
  const other = { answer: "grant", confirmation: { kind: "other-provable", evidence_sha256: SHA } };
  assert.deepEqual(codesOf(AnswerConsentRequestBody, other), {
    "/confirmation/description": "required",
  });
});

test("a confirmation of an unknown kind names the kinds, and nothing else", () => {
  const body = { answer: "grant", confirmation: { kind: "oral", cms: 5 } };
  const [entry, ...more] = entriesOf(AnswerConsentRequestBody, body);
  assert.equal(more.length, 0);
  assert.equal(entry?.pointer, "/confirmation/kind");
  assert.equal(
    entry?.detail,
    "Give one of these values: electronic-signature, written, other-provable, sign-in, sms-reply.",
  );
});

test("a confirmation without a kind is asked for its kind", () => {
  const body = { answer: "grant", confirmation: { document_sha256: SHA } };
  assert.deepEqual(codesOf(AnswerConsentRequestBody, body), { "/confirmation/kind": "required" });
});

test("a union whose branches share no fault is told as one value that does not fit", () => {
  const schema = Type.Union([Type.Object({ a: Type.String() }), Type.Object({ b: Type.String() })]);
  assert.deepEqual(codesOf(schema, {}), { "": "unfit" });
});

test("a person named twice is told at the member to leave out", () => {
  const body = { iin: IIN, data_subject: { iin: IIN }, text: "Қарсымын." };
  assert.deepEqual(codesOf(FileObjectionBody, body), { "/data_subject": "not-together" });
});

test("a person not named is asked for as data_subject", () => {
  assert.deepEqual(codesOf(FileObjectionBody, { text: "Қарсымын." }), {
    "/data_subject": "required",
  });
});

test("numbers out of range and lists too long are told with their limit", () => {
  const schema = Type.Object({
    small: Type.Integer({ minimum: 1 }),
    big: Type.Integer({ maximum: 200 }),
    long: Type.String({ maxLength: 2 }),
    short: Type.String({ minLength: 3 }),
    list: Type.Array(Type.Integer(), { maxItems: 1 }),
  });
  const entries = entriesOf(schema, { small: 0, big: 201, long: "абв", short: "а", list: [1, 2] });
  assert.deepEqual(
    entries.map(({ code }) => code),
    ["too-small", "too-big", "too-long", "too-short", "too-many"],
  );
  for (const [i, limit] of ["1", "200", "2", "3", "1"].entries()) {
    assert.ok(entries[i]?.detail.includes(limit));
  }
});

test("entries are in Kazakh, Russian or English and say what to do", () => {
  const [kk, ru, en] = (["kk", "ru", "en"] as const).map(
    (language) => entriesOf(CreatePartyBody, { ...PARTY, bin: "1" }, language)[0]?.detail,
  );
  assert.equal(kk, "БСН нөмірі қате: он екі цифрды құжаттан қарап тексеріңіз.");
  assert.equal(ru, "Неверный БИН: сверьте двенадцать цифр с документом.");
  assert.equal(en, "The BIN is wrong: check its twelve digits against the document.");
});

test("a keyword that the contract does not use still gives an entry", () => {
  const odd = { keyword: "multipleOf", instancePath: "/n", schemaPath: "#/x", params: {} };
  assert.deepEqual(
    validationErrors([odd], "en").map(({ pointer, code }) => [pointer, code]),
    [["/n", "unfit"]],
  );
});
