import assert from "node:assert/strict";
import { test } from "node:test";
import { day, LANGUAGES, sameText } from "@kelisim/core";
import { h, type ComponentChildren } from "preact";
import { htmlOf, pageIn, wordsOf } from "../page/rendering.test-support.ts";

const { BarChart } = await import("./bar-chart.tsx");
const { Checkboxes } = await import("./checkboxes.tsx");
const { CopyText } = await import("./copy-text.tsx");
const { DueDate } = await import("./due-date.tsx");
const { ErrorSummary } = await import("./error-summary.tsx");
const { Foreign, ForeignText, LongForeign } = await import("./foreign.tsx");
const { Form } = await import("./form.tsx");
const { LawRef } = await import("./law-ref.tsx");
const { PartyName } = await import("./party-name.tsx");
const { Select } = await import("./select.tsx");
const { Table } = await import("./table.tsx");
const { TextArea } = await import("./text-area.tsx");
const { TextField } = await import("./text-field.tsx");
const { ComponentsPage, renderPage } = await import("../pages/index.ts");

const words = (content: ComponentChildren, language: "kk" | "ru" | "en" = "kk") =>
  wordsOf(htmlOf(content, language));

test("markup in words from outside stays words", () => {
  const html = htmlOf(
    h(Foreign, { text: '<script>alert(1)</script><img src=x onerror="x">&amp;' }),
  );
  assert.equal(
    html,
    '<bdi class="foreign">&lt;script>alert(1)&lt;/script>&lt;img src=x onerror=&quot;x&quot;>&amp;amp;</bdi>',
  );
});

test("characters that turn the line or hide in it do not get through", () => {
  const html = htmlOf(h(Foreign, { text: "\u202eKelisim\u202c\u200b\u0000" }));
  assert.equal(html, '<bdi class="foreign">Kelisim</bdi>');
});

test("braces from outside are no variables", () => {
  assert.equal(words(h(Foreign, { text: "{name} {n, plural," })), "{name} {n, plural,");
});

test("ten thousand characters show their beginning, the rest behind a click", () => {
  const html = htmlOf(h(LongForeign, { text: "сөз ".repeat(2500) }));
  const [beginning = "", rest = ""] = html.split("<details>");
  assert.ok(wordsOf(beginning).length < 650);
  assert.match(wordsOf(rest), /^Мәтінді толық көрсету сөз/);
  assert.equal(wordsOf(htmlOf(h(LongForeign, { text: "қысқа сөз" }))), "қысқа сөз");
  // One word without an end is cut as well, never within a character.
  const emoji = htmlOf(h(LongForeign, { text: `a${"👍".repeat(5000)}` }));
  assert.doesNotMatch(emoji.split("<details>")[0] ?? "", /\p{Surrogate}/u);
});

test("a text that is missing in the language of the page says which one it is in", () => {
  const text = { kk: "Қазақша", ru: "", en: "English" };
  assert.equal(
    htmlOf(h(ForeignText, { text }), "ru"),
    '<bdi class="foreign" lang="kk">Қазақша</bdi>',
  );
  assert.equal(htmlOf(h(ForeignText, { text }), "en"), '<bdi class="foreign">English</bdi>');
});

test("a name made of look-alike letters is warned of, beside its number", () => {
  const shown = words(h(PartyName, { name: sameText("К\u0430spi Банк"), bin: "250140000017" }));
  assert.match(shown, /БСН 250140000017 Абай болыңыз/);
  assert.doesNotMatch(words(h(PartyName, { name: sameText("Kaspi Bank") })), /Абай/);
});

test("what was typed stands in the fields again, whatever their own values are", () => {
  const kept = new Map([
    ["name", ["<Айгүл>"]],
    ["why", ["{неге}"]],
    ["city", ["2"]],
    ["data", ["b"]],
  ]);
  const show = (content: ComponentChildren) => htmlOf(content, "kk", { kept });
  assert.match(
    show(h(TextField, { name: "name", label: "x", value: "old" })),
    /value="&lt;Айгүл>"/,
  );
  assert.match(
    show(h(TextArea, { name: "why", label: "x", value: "old" })),
    />\{неге\}<\/textarea>/,
  );
  const options = ["1", "2"].map((value) => ({ value, label: value }));
  assert.match(
    show(h(Select, { name: "city", label: "x", options, value: "1" })),
    /<option selected value="2">|<option value="2" selected>/,
  );
  const items = ["a", "b"].map((value) => ({ value, label: value, checked: value === "a" }));
  const boxes = show(h(Checkboxes, { name: "data", legend: "x", items }));
  assert.deepEqual(
    [...boxes.matchAll(/<input[^>]*>/g)].map(([tag]) => /\bchecked\b/.test(tag)),
    [false, true],
  );
});

test("nothing is ticked that nobody ticked", () => {
  const items = ["a", "b"].map((value) => ({ value, label: value }));
  assert.doesNotMatch(htmlOf(h(Checkboxes, { name: "data", legend: "x", items })), /\bchecked\b/);
  assert.match(
    htmlOf(h(Select, { name: "s", label: "x", options: items })),
    /<option value selected>Таңдаңыз/,
  );
});

test("a fault leads to its field, and the field says it", () => {
  const text = "ЖСН 12 цифрдан тұрады.";
  const summary = htmlOf(h(ErrorSummary, { errors: [{ field: "iin", text }] }));
  assert.match(summary, /<a href="#f-iin">ЖСН 12 цифрдан тұрады\.<\/a>/);
  const field = htmlOf(h(TextField, { name: "iin", label: "ЖСН", hint: "12 цифр", error: text }));
  assert.match(
    field,
    /<input id="f-iin"[^>]*aria-invalid="true" aria-describedby="f-iin-hint f-iin-error"/,
  );
  assert.match(field, /id="f-iin-error"><span class="vh">Қате: <\/span>ЖСН 12/);
  assert.equal(htmlOf(h(ErrorSummary, { errors: [] })), "");
});

test("every form carries the token of its session, and the first of a page its name", () => {
  const twice = h(
    "div",
    null,
    h(Form, { children: "a" }),
    h(Form, { action: "/other", children: "b" }),
  );
  const html = htmlOf(twice, "kk", { csrf: "token", here: "/me?x=1" });
  assert.equal(html.match(/<input type="hidden" name="csrf" value="token"\/>/g)?.length, 2);
  assert.match(html, /<form method="post" action="\/me\?x=1" id="form"/);
  assert.match(html, /action="\/other" id="form-2"/);
});

test("a last day explains itself", () => {
  const explanation = [
    { date: day("2026-07-13"), working: true, why: sameText("алынған күн"), counted: null },
    { date: day("2026-07-14"), working: true, why: sameText("жұмыс күні"), counted: 1 },
  ];
  const due = { dueOn: day("2026-07-14"), explanation, provisional: false } as const;
  const open = words(h(DueDate, { ...due, state: "open", workingDaysLeft: 1 }));
  assert.equal(
    open,
    "Соңғы күні: 2026 жылғы 14 шілде 1 жұмыс күні қалды Бұл күн қалай есептелді? " +
      "2026 жылғы 13 шілде алынған күн 2026 жылғы 14 шілде жұмыс күні 1-күн",
  );
  assert.match(
    words(h(DueDate, { ...due, state: "open", workingDaysLeft: 0 })),
    /Бүгін – соңғы күн/,
  );
  const late = { ...due, state: "overdue", workingDaysLeft: -5 } as const;
  assert.match(words(h(DueDate, late)), /Мерзімі өтіп кетті: 5 жұмыс күні/);
  assert.match(words(h(DueDate, late), "ru"), /Срок нарушен: 5 рабочих дней/);
  assert.match(words(h(DueDate, late), "en"), /Overdue by 5 working days/);
  assert.match(words(h(DueDate, { ...due, provisional: true, state: "done" })), /Болжамды күн/);
});

test("the source of a rule is cited as people cite it", () => {
  const law = (source: Parameters<typeof LawRef>[0]["source"]) =>
    LANGUAGES.map((language) => words(h(LawRef, { source }), language));
  assert.deepEqual(law({ act: "94-V", article: "19-1", part: "3" }), [
    "«Дербес деректер және оларды қорғау туралы» Заңның 19-1-бабының 3-тармағы",
    "пункт 3 статьи 19-1 Закона «О персональных данных и их защите»",
    "article 19-1, paragraph 3, of the Law on personal data and their protection",
  ]);
  assert.equal(
    law({ act: "94-V", article: "1", part: "2-3" })[0],
    "«Дербес деректер және оларды қорғау туралы» Заңның 1-бабының 2-3) тармақшасы",
  );
  assert.match(law({ act: "395/НҚ", article: "6", part: "2" })[0] ?? "", /6-тармағы, 2-бөлігі$/);
  assert.match(law({ act: "190/НҚ", article: "4" })[0] ?? "", /№ 190\/НҚ бұйрықтың 4-тармағы$/);
});

test("a table without rows says so, with rows each cell knows its column", () => {
  const table = {
    caption: "Кесте",
    columns: [{ label: "Саны", numeric: true }],
    empty: "Ештеңе жоқ.",
  };
  assert.equal(htmlOf(h(Table, { ...table, rows: [] })), '<p class="empty">Ештеңе жоқ.</p>');
  assert.match(
    htmlOf(h(Table, { ...table, rows: [[7]] })),
    /<td role="cell" data-label="Саны" class="num">7</,
  );
});

test("a chart has its figures in a table, a hidden one without its bar", () => {
  const unit = sameText("Саны");
  const few = htmlOf(
    h(BarChart, {
      ...{ caption: "Мерзімі өткені", unit, hidden: "аз" },
      bars: [
        { label: "А", value: 1200 },
        { label: "Б", value: undefined },
      ],
    }),
  );
  assert.match(wordsOf(few), /А 1 200 Б аз$/);
  assert.match(few, /<rect width="100"[^>]*>.*<rect width="0"/);
  const bars = Array.from({ length: 30 }, (_, n) => ({ label: `${n + 1}-күн`, value: n }));
  const many = htmlOf(h(BarChart, { caption: "x", unit, bars }));
  assert.equal(many.match(/<rect /g)?.length, 30);
  assert.equal(many.match(/<tr /g)?.length, 31);
});

test("the copy button is there only for those who have scripts", () => {
  assert.match(htmlOf(h(CopyText, { label: "x", text: "a < b" })), /<button [^>]*\bhidden\b/);
});

for (const language of LANGUAGES) {
  test(`the page of all components holds together in ${language}: ids are unique, marks are ours`, () => {
    const html = renderPage(h(ComponentsPage, null), "x", pageIn(language));
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
    assert.doesNotMatch(html, / style="|<style|javascript:| on[a-z]+="/);
    for (const [, target] of html.matchAll(/(?:for|aria-labelledby)="([^"]*)"/g)) {
      assert.ok(ids.includes(target), target);
    }
    for (const [, targets = ""] of html.matchAll(/aria-describedby="([^"]*)"/g)) {
      for (const target of targets.split(" ")) assert.ok(ids.includes(target), target);
    }
  });
}
