import assert from "node:assert/strict";
import { test } from "node:test";
import { day, LANGUAGES } from "@kelisim/core";
import { h } from "preact";
import { pageIn, TEN_OCLOCK, wordsOf } from "../page/rendering.test-support.ts";
import type { PageContext, ShownPersona } from "../page/page-context.ts";

const { Form } = await import("../components/form.tsx");
const { ErrorPage, errorWords, renderPage, StartPage } = await import("../pages/index.ts");

const shown = (more: Partial<PageContext>, language: "kk" | "ru" | "en" = "kk") =>
  renderPage(h("h1", null, "x"), "Келісім", pageIn(language, more));

const SIGNED_IN: Partial<PageContext> = {
  ...{ persona: { kind: "self", name: "Айгүл Нұрланова" }, hasPersonas: true, csrf: "token" },
  nav: [
    { to: "/me", label: { kk: "Басты бет", ru: "Главная", en: "Home" }, count: 2 },
    { to: "/me/consents", label: { kk: "Келісімдерім", ru: "Мои согласия", en: "My consents" } },
  ],
  here: "/me/consents/x?kept=1",
  endsAt: TEN_OCLOCK.add({ minutes: 30 }),
};

test("a page says its language, its title, and never to tell a code", () => {
  const html = shown({});
  assert.match(html, /^<!doctype html><html lang="kk"><head>/);
  assert.match(html, /<title>Келісім – Kelisim<\/title>/);
  assert.match(wordsOf(html), /Кодтарды ешкімге айтпаңыз/);
  assert.doesNotMatch(html, /<style|<script(?! type="module" src=)| style=/);
});

test("whoever is not signed in finds the way in, and no navigation", () => {
  const html = shown({});
  assert.match(html, /<a class="sign" href="\/sign-in">Кіру<\/a>/);
  assert.doesNotMatch(html, /<nav|sign-out|session-end/);
});

test("whoever is signed in sees as whom, where, how long, and the way out", () => {
  const html = shown(SIGNED_IN);
  const words = wordsOf(html);
  assert.match(words, /Айгүл Нұрланова Өз деректеріңіз Ауыстыру/);
  assert.match(
    html,
    /<form method="post" action="\/sign-out"><input type="hidden" name="csrf" value="token"/,
  );
  assert.match(html, /<a href="\/me\/consents" aria-current="page">Келісімдерім/);
  assert.doesNotMatch(html, /<a href="\/me" aria-current/);
  assert.match(words, /Мәзір : Келісімдерім 2 жаңа/);
  assert.match(words, /сеанс мына уақытта аяқталады: 10:30/);
  assert.match(html, /<dialog id="session-end"[^>]*data-seconds="1800" data-csrf="token">/);
});

test("a representative always sees whose data it is and until when", () => {
  const persona: Extract<ShownPersona, { kind: "represented" }> = {
    kind: "represented",
    name: "Айгүл Нұрланова",
    dataSubject: "Дәулет <Нұрланов>",
    until: day("2031-05-12"),
  };
  const html = shown({ persona, hasPersonas: true });
  assert.match(html, /class="persona other"/);
  assert.match(
    wordsOf(html),
    /Басқа адамның деректерімен .*Кімнің деректері: Дәулет <Нұрланов> \. Өкілдік мерзімі: 2031 жылғы 12 мамырға дейін/,
  );
  assert.match(
    wordsOf(shown({ persona: { ...persona, until: undefined } })),
    /мерзімі көрсетілмеген/,
  );
});

test("staff see for whom they act and in which role", () => {
  const persona: ShownPersona = {
    kind: "staff",
    name: "Ержан Сапаров",
    role: { kk: "жауапты қызметкер", ru: "ответственный сотрудник", en: "officer" },
    party: { kk: "«Көктем Банк» АҚ", ru: "АО «Көктем Банк»", en: "Koktem Bank JSC" },
  };
  assert.match(wordsOf(shown({ persona })), /«Көктем Банк» АҚ Ержан Сапаров , жауапты қызметкер/);
});

test("a change of the language comes back to the page and takes its form along", () => {
  const alone = shown(SIGNED_IN);
  assert.match(alone, /<form method="post" action="\/language" id="language">/);
  assert.match(
    alone,
    /form="language" formaction="\/language\?to=%2Fme%2Fconsents%2Fx%3Fkept%3D1"/,
  );
  const withForm = renderPage(h(Form, { children: "x" }), "x", pageIn("kk", SIGNED_IN));
  assert.doesNotMatch(withForm, /id="language"/);
  const buttons =
    withForm.match(/<button type="submit" form="form" formaction="\/language[^>]*>/g) ?? [];
  assert.deepEqual(
    buttons.map((tag) => [/ lang="(\w+)"/.exec(tag)?.[1], tag.includes("aria-current")]),
    [
      ["kk", true],
      ["ru", false],
      ["en", false],
    ],
  );
});

test("a demonstration says that nobody in it is real", () => {
  assert.match(
    wordsOf(shown({ isDemo: true })),
    /Көрсету режимі: адамдар мен ұйымдар ойдан шығарылған/,
  );
  assert.doesNotMatch(wordsOf(shown({})), /ойдан шығарылған/);
});

test("the first page leads in, or on for whoever is signed in", () => {
  assert.match(
    renderPage(h(StartPage, null), "x", pageIn("ru")),
    /<a class="btn[^"]*" href="\/sign-in">Войти</,
  );
  const known = renderPage(h(StartPage, null), "x", pageIn("en", SIGNED_IN));
  assert.match(known, /<a class="btn[^"]*" href="\/me">Go to my section</);
});

for (const language of LANGUAGES) {
  test(`each error page says in ${language} what happened and where to go on`, () => {
    for (const kind of Object.keys(errorWords) as (keyof typeof errorWords)[]) {
      const html = renderPage(h(ErrorPage, { kind }), "x", pageIn(language, SIGNED_IN));
      const words = wordsOf(html);
      assert.ok(words.includes(errorWords[kind].title[language]), kind);
      assert.ok(words.includes(errorWords[kind].text[language]), kind);
      assert.match(html, /<a class="btn btn-secondary" href="\/me">/);
      assert.equal(html.includes('href="/sign-in?to='), kind === "session-ended");
    }
  });
}
