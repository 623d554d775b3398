import assert from "node:assert/strict";
import { test } from "node:test";
import type { Text3 } from "@kelisim/core";
import { messagesIn, messagesInSource, onceEach } from "./collect.ts";
import { formatFinding } from "./finding.ts";
import { lintMessages } from "./lint.ts";

const GOOD: Text3 = { kk: "Келісім сұрауы", ru: "Запрос согласия", en: "Consent request" };

/** What is found in a good message whose words in some languages are replaced. */
const found = (words: Partial<Text3>): string[] =>
  lintMessages([{ place: "here", text: { ...GOOD, ...words } }]).map(
    ({ rule, language }) => `${rule} ${language}`,
  );

test("a good message has no finding", () => {
  assert.deepEqual(found({}), []);
  assert.deepEqual(
    found({
      kk: "{n, plural, one {# жұмыс күні} other {# жұмыс күні}} қалды",
      ru: "{n, plural, one {Остался # день} few {Осталось # дня} other {Осталось # дней}}",
      en: "{n, plural, one {# day} other {# days}} left",
    }),
    [],
  );
});

test("a language without words is found", () => {
  assert.deepEqual(found({ ru: " " }), ["missing ru"]);
});

test("a message that cannot be read is found", () => {
  assert.deepEqual(
    found({ kk: "Кім: {name" }).filter((one) => one.startsWith("syntax")),
    ["syntax kk"],
  );
});

test("the apostrophe that ICU takes for a quotation mark is found", () => {
  const [kk, ru] = ["Кім: {name}", "Кто: {name}"];
  assert.ok(found({ kk, ru, en: "Who: '{name}'" }).includes("apostrophe en"));
  assert.deepEqual(found({ en: "It''s" }), ["apostrophe en"]);
  assert.deepEqual(found({ kk, ru, en: "The person's: ’{name}’" }), []);
});

test("variables that are not the same in the three languages are found", () => {
  assert.deepEqual(found({ kk: "Кім: {name}", ru: "Кто: {name}", en: "Who: {who}" }), [
    "variables en",
  ]);
  assert.deepEqual(found({ en: "Who: {name}" }), ["variables en"]);
});

test("a plural without the forms of its language is found", () => {
  const kk = "{n, plural, other {# күн}}";
  const ru = "{n, plural, one {# день} few {# дня} other {# дней}}";
  const en = "{n, plural, one {# day} other {# days}}";
  assert.deepEqual(found({ kk, ru, en }), []);
  assert.deepEqual(found({ kk, ru: "{n, plural, one {# день} other {# дней}}", en }), [
    "plural ru",
  ]);
  assert.deepEqual(found({ kk, ru, en: "{n, plural, other {# days}}" }), ["plural en"]);
});

test("a Kazakh noun that changes after a number is found", () => {
  const ru = "{n, plural, one {# день} few {# дня} other {# дней}}";
  const en = "{n, plural, one {# day} other {# days}}";
  const plural = (one: string, other: string) =>
    `{n, plural, =0 {күн жоқ} one {${one}} other {${other}}}`;
  assert.deepEqual(found({ kk: plural("# күн", "# күн"), ru, en }), []);
  assert.deepEqual(found({ kk: plural("# күн", "# күндер"), ru, en }), ["noun kk"]);
});

test("a Kazakh suffix on a variable is found, on a noun beside it not", () => {
  const ru = "{name} {article}";
  const en = "{name} {article}";
  for (const glued of [
    "{name}ға",
    "{name}-ның",
    "{name}’тың",
    "«{name}»-ға",
    "«{name}»ға",
    "{name})да",
  ]) {
    assert.deepEqual(found({ kk: `${glued} {article}`, ru, en }), ["suffix kk"], glued);
  }
  for (const good of ["ұйымға: {name},", "{name} ұйымына", "{name}. Ұйым", "{name} – ұйым"]) {
    assert.deepEqual(found({ kk: `${good} {article}-баптың 3-тармағы`, ru, en }), [], good);
  }
});

test("a Kazakh suffix on a number is found", () => {
  const ru = "{n, plural, one {# день} few {# дня} other {# дней}}";
  const en = "{n, plural, one {# day} other {# days}}";
  assert.deepEqual(found({ kk: "{n, plural, other {#-ке дейін}}", ru, en }), ["suffix kk"]);
  assert.deepEqual(found({ kk: "{n, plural, other {# күн}}нен", ru, en }), ["suffix kk"]);
  assert.deepEqual(found({ kk: "{n, plural, other {#-күн}}", ru, en }), []);
});

test("Russian words in Kazakh are found", () => {
  assert.deepEqual(found({ kk: "Согласие беру" }), ["russian kk"]);
  assert.deepEqual(found({ kk: "Сведения о доходе", ru: "Сведения о доходе" }), ["copied kk"]);
  assert.deepEqual(found({ kk: "Оператор", ru: "Оператор", en: "Operator" }), []);
});

test("Latin words in Kazakh are found, but for names and formats", () => {
  assert.deepEqual(found({ kk: "Бұл consent емес" }), ["latin kk"]);
  assert.deepEqual(found({ kk: "Мысалы: credit-scoring, KZ" }), []);
  assert.deepEqual(
    found({ kk: "Kelisim қызметі, PDF файлы, {file}", ru: "{file}", en: "{file}" }),
    [],
  );
});

test("look-alike letters of another alphabet are found", () => {
  assert.deepEqual(found({ kk: "Кел\u0069сім" }), ["letters kk"]);
  assert.deepEqual(found({ ru: "С\u006fгласие дано" }), ["letters ru"]);
  assert.deepEqual(found({ en: "C\u043ensent" }), ["letters en"]);
});

test("an ending on the name of the service is found", () => {
  assert.deepEqual(found({ kk: "Kelisim-ге кіру" }), ["name kk"]);
  assert.ok(found({ kk: "Kelisimге кіру" }).includes("name kk"));
  assert.deepEqual(found({ kk: "Kelisim қызметіне кіру" }), []);
});

test("messages are found however deep they lie, in exports and in sources, each once", () => {
  const exported = {
    one: GOOD,
    deep: { list: [{ text: { ...GOOD, en: "Another" } }] },
    no: { kk: "a" },
  };
  assert.deepEqual(
    messagesIn(exported, "file").map(({ place }) => place),
    ["file.one", "file.deep.list.0.text"],
  );
  const source = 'const x = 1;\nconst y = {\n  kk: "\\"а\\"",\n  ru: "б",\n  en: "c",\n};\n';
  assert.deepEqual(messagesInSource(source, "file"), [
    { place: "file:2", text: { kk: '"а"', ru: "б", en: "c" } },
  ]);
  const twice = [...messagesIn({ a: GOOD }, "first"), ...messagesIn({ b: { ...GOOD } }, "second")];
  assert.deepEqual(
    onceEach(twice).map(({ place }) => place),
    ["first.a"],
  );
});

test("a finding says where, in which language and what", () => {
  const [finding] = lintMessages([{ place: "web/messages.ts.ask", text: { ...GOOD, kk: "" } }]);
  assert.ok(finding);
  assert.equal(
    formatFinding(finding),
    "web/messages.ts.ask [kk] missing: there are no words in this language",
  );
});
