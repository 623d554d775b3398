import assert from "node:assert/strict";
import { test } from "node:test";
import { day, idFrom, instantOf, sameText } from "@kelisim/core";
import { h, type ComponentProps } from "preact";
import { htmlOf } from "../../../page/rendering.test-support.ts";

const { QuestionPage } = await import("./question-page.tsx");
type Props = ComponentProps<typeof QuestionPage>;

const party = (name: string): Props["line"]["party"] => ({
  id: idFrom("pty", "0".repeat(32)),
  name: sameText(name),
  bin: "200140000014",
});

const props = (text: string, more: Partial<Props> = {}): Props => ({
  line: {
    party: party(text),
    onBehalfOf: party(text),
    purpose: { name: sameText(text), description: sameText(`${text}!`), version: 1 },
    required: [
      { code: "iin", name: sameText("ЖСН"), biometric: false, sensitive: false },
      { code: "health", name: sameText("Денсаулық"), biometric: false, sensitive: true },
    ],
    optional: [{ code: "odd", name: sameText(text), biometric: true, sensitive: true }],
    actions: ["collect", "cross-border"],
    object: {
      name: sameText(text),
      owner: party(text),
      operator: party(text),
      storageCountry: "KZ",
    },
    recipients: [party(text)],
    countries: ["DE"],
    published: true,
    term: {
      kind: "date",
      lastDay: day("2027-11-19"),
      basis: { kind: "law", act: text, article: text },
    },
    automated: {
      affectsRights: true,
      procedure: sameText(text),
      consequences: sameText(text),
      protection: sameText(text),
    },
  },
  standing: [],
  acting: undefined,
  may: { grant: true, refuse: true, answerers: [] },
  matchingWord: "аққу",
  expiresAt: instantOf(Date.UTC(2026, 10, 27)),
  notice: { text: sameText(text), version: 2, hash: "a".repeat(64) },
  byLaw: [{ purpose: sameText(text), categories: [], act: text, article: text }],
  coolDownDays: 14,
  paperPath: "/me/requests/x/paper",
  canSign: true,
  errors: [],
  ...more,
});

const screen = (given: Props, language: "kk" | "ru" | "en" = "kk") =>
  htmlOf(h(QuestionPage, given), language);

test("no word of a requester becomes markup, turns the line or breaks the page", () => {
  const markup = `</h1><script>alert(1)</script><img src=x onerror="alert(2)"><form action=//x>`;
  const plain = screen(props("банк"));
  const html = screen(props(markup));
  const tagsOf = (page: string) =>
    page
      .match(/<[a-z]+/g)
      ?.toSorted()
      .join(" ");
  assert.equal(tagsOf(html), tagsOf(plain));
  const turned = screen(props("а\u202Eб\u2066в\u200Fг\u0000д"));
  assert.ok(turned.includes('<bdi class="foreign">абвгд</bdi>'));
  const long = screen(props("ж".repeat(10_000)));
  assert.ok(long.includes("ж".repeat(10_000)));
  // "K", "a" and "p" of another alphabet among Cyrillic letters.
  assert.match(screen(props("Каspi Бaнк")), /class="mixed"/);
  assert.doesNotMatch(plain, /class="mixed"/);
  // Braces are no variables of our messages.
  assert.ok(screen(props("{act} {name}")).includes("{act} {name}, {act} {name}-бап"));
});

test("a yes and a no are alike, nothing is ticked, and all that the law names is there", () => {
  for (const [language, words] of [
    ["kk", ["Иә, келісім беремін", "Жоқ, келісім бермеймін", "Германия", "Меншік иесінің атынан"]],
    ["ru", ["Да, даю согласие", "Нет, не даю согласия", "Германия", "От имени собственника"]],
    ["en", ["Yes, I consent", "No, I do not consent", "Germany", "On behalf of the owner"]],
  ] as const) {
    const html = screen(props("банк"), language);
    for (const word of words) assert.ok(html.includes(word), word);
    const buttons = [...html.matchAll(/<button([^>]*)name="answer"([^>]*)value="(\w+)"/g)];
    assert.deepEqual(
      buttons.map(([, before, between, value]) => [before, between, value]),
      [
        [buttons[0]?.[1], buttons[0]?.[2], "grant"],
        [buttons[0]?.[1], buttons[0]?.[2], "refuse"],
      ],
    );
    assert.doesNotMatch(html, /\schecked/);
  }
});

test("what deserves care comes first and is marked; a ward may say no alone", () => {
  const html = screen(props("банк"));
  assert.ok(html.indexOf("Денсаулық") < html.indexOf("ЖСН"));
  assert.match(html, /Денсаулық<\/bdi> <strong[^>]*>Сезімтал/);
  const ward = screen(
    props("банк", { may: { grant: false, refuse: true, answerers: ["guardian"] } }),
  );
  assert.doesNotMatch(ward, /value="grant"/);
  assert.ok(ward.includes('value="refuse"') && ward.includes("қамқоршыңыз"));
});
