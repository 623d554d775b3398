import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { coverageToAsk } from "../commands/ask-consent.ts";
import { ACTIONS, type Action } from "../registry/purpose.ts";
import { LANGUAGES, sameText, type Language, type Text3 } from "../text.ts";
import {
  AUTO_SCORING,
  BANK,
  BUREAU,
  CATEGORIES,
  LOANS,
  SCORING,
} from "../testing/registry.test-support.ts";
import { day } from "../time.ts";
import { AUTOMATED_NOTICE_TERMS } from "./automated-notice.ts";
import { grantedLines } from "./addition-notice.ts";
import type { TermBasis } from "./consent.ts";
import { NOTICE_TERMS } from "./notice-terms.ts";
import { TERM_WORDS } from "./term-notice.ts";
import { noticeHashInput, renderNotice, type NoticeParts } from "./notice.ts";

const PARTS: NoticeParts = {
  party: BANK,
  purpose: SCORING,
  object: LOANS,
  coverage: coverageToAsk(SCORING, {}),
  categories: CATEGORIES,
  recipients: [BUREAU],
  term: { kind: "date", lastDay: day("2027-03-31") },
  operator: BANK,
};

for (const language of LANGUAGES) {
  const text = renderNotice(PARTS)[language];
  const says = (...words: readonly string[]) => {
    for (const word of words) assert.ok(text.includes(word), `${word} is missing`);
  };

  test(`the notice in ${language} says who asks, with the BIN`, () => {
    says(BANK.name[language], BANK.bin);
  });

  test(`the notice in ${language} says why and from which object`, () => {
    says(SCORING.name[language], SCORING.description[language], LOANS.name[language]);
  });

  test(`the notice in ${language} names each category, and which may be left out`, () => {
    for (const code of PARTS.coverage.categories) says(`• ${CATEGORIES.get(code)?.name[language]}`);
    says(`${CATEGORIES.get("phone")?.name[language]} (${NOTICE_TERMS.optional[language]})`);
    assert.ok(!text.includes(`${CATEGORIES.get("iin")?.name[language]} (`));
  });

  test(`the notice in ${language} says what is done, to whom it goes and whether abroad`, () => {
    for (const action of SCORING.actions) says(NOTICE_TERMS.actions[action][language]);
    says(`${BUREAU.name[language]}, ${BUREAU.bin}`);
    says(`${NOTICE_TERMS.labels.countries[language]}: DE`);
  });

  test(`the notice in ${language} says until when and whether the data are published`, () => {
    const { labels, no, yes } = NOTICE_TERMS;
    says(`${labels.term[language]}: 2027-03-31`, `${labels.published[language]}: ${no[language]}`);
    const published = renderNotice({ ...PARTS, purpose: { ...SCORING, published: true } });
    assert.ok(published[language].includes(`${labels.published[language]}: ${yes[language]}`));
  });

  test(`the notice in ${language} says that one may refuse and withdraw, and that silence is no consent`, () => {
    says(NOTICE_TERMS.choice[language], NOTICE_TERMS.withdrawal[language], "15");
  });

  test(`the notice in ${language} says so where nobody receives the data and nothing goes abroad`, () => {
    const coverage = { ...PARTS.coverage, recipients: [], countries: [] };
    const alone = renderNotice({
      ...PARTS,
      coverage,
      recipients: [],
      term: { kind: "purpose-achieved" },
    })[language];
    const { labels, nobody, no } = NOTICE_TERMS;
    assert.ok(alone.includes(`${labels.recipients[language]}: ${nobody[language]}`));
    assert.ok(alone.includes(`${labels.countries[language]}: ${no[language]}`));
    assert.ok(alone.includes(`${labels.term[language]}: ${TERM_WORDS.untilPurpose[language]}`));
  });

  test(`the notice in ${language} says what sets a term, and of a contract not what it is called`, () => {
    const lastDay = day("2036-07-12");
    const termOf = (basis: TermBasis) =>
      renderNotice({ ...PARTS, term: { kind: "date", lastDay, basis } })[language];
    const byLaw = termOf({ kind: "law", act: "12-XX", article: "34" });
    const article = { kk: "34-бап", ru: "статья 34", en: "article 34" }[language];
    assert.ok(byLaw.includes(`2036-07-12. ${TERM_WORDS.law[language]}: 12-XX, ${article};`));
    const byContract = termOf({ kind: "contract" });
    assert.ok(byContract.includes(`2036-07-12. ${TERM_WORDS.contract[language]};`));
    for (const notice of [byLaw, byContract]) {
      assert.ok(notice.includes(TERM_WORDS.outlasts[language]));
      assert.ok(!text.includes(TERM_WORDS.outlasts[language]));
    }
  });

  test(`the notice in ${language} of an addition says what was granted before, and that it stays`, () => {
    const coverage = { ...PARTS.coverage, categories: ["phone"] };
    const notice = renderNotice({ ...PARTS, coverage, granted: ["iin", "income"] })[language];
    const [granted, stays] = grantedLines(["• "], language);
    assert.ok(stays !== undefined && notice.includes(stays) && !text.includes(stays));
    assert.ok(granted !== undefined && notice.includes(granted.split(":")[0] ?? ""));
    for (const code of ["iin", "income", "phone"]) {
      assert.ok(notice.includes(`• ${CATEGORIES.get(code)?.name[language]}`));
    }
  });

  test(`the notice in ${language} explains automated processing where it asks for that, and there only`, () => {
    const words = (key: string): Text3 => ({ kk: `kk ${key}`, ru: `ru ${key}`, en: `en ${key}` });
    const purpose = {
      ...AUTO_SCORING,
      automated: {
        affectsRights: true,
        procedure: words("order"),
        consequences: words("effects"),
        protection: words("remedies"),
      },
    };
    const about = (actions: readonly Action[]) =>
      renderNotice({ ...PARTS, purpose, coverage: { ...PARTS.coverage, actions } })[language];
    const { procedure, consequences, protection, objection } = AUTOMATED_NOTICE_TERMS;
    const asked = about(["automated-decision"]);
    assert.ok(asked.includes(`${procedure[language]}: ${language} order`));
    assert.ok(asked.includes(`${consequences[language]}: ${language} effects`));
    assert.ok(asked.includes(`${protection[language]}: ${language} remedies`));
    assert.ok(asked.includes(objection[language]) && objection[language].includes("3"));
    assert.ok(!about(["process"]).includes(objection[language]));
  });

  test(`nothing in ${language} is glued to a word that varies`, () => {
    const mark = (n: number): Text3 => sameText(`⟦${n}⟧`);
    const text = renderNotice({
      ...PARTS,
      party: { ...BANK, name: mark(1), bin: "⟦2⟧" },
      purpose: { ...SCORING, name: mark(3), description: mark(4) },
      object: { ...LOANS, name: mark(5) },
      categories: new Map(
        [...CATEGORIES].map(([code, category]) => [code, { ...category, name: mark(6) }]),
      ),
      recipients: [{ ...BUREAU, name: mark(7), bin: "⟦8⟧" }],
      coverage: { ...PARTS.coverage, countries: ["⟦9⟧"] },
    })[language];
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 9]) assert.ok(text.includes(`⟦${n}⟧`));
    assert.doesNotMatch(text, /⟧[-–'’]?[\p{L}\p{N}]|[\p{L}\p{N}][-–'’]?⟦/u);
    assert.doesNotMatch(text, /2027-03-31[-–'’]?[\p{L}]/u);
  });
}

test("the frame of the notice speaks each language in its own words", () => {
  const texts: Text3[] = [
    ...Object.values(NOTICE_TERMS.actions),
    ...Object.values(NOTICE_TERMS.labels),
    ...Object.values(NOTICE_TERMS).filter((term): term is Text3 & typeof term => "kk" in term),
  ];
  assert.ok(texts.length > 20);
  for (const { kk, ru, en } of texts) {
    assert.doesNotMatch(kk + ru, /[a-z]/i);
    assert.doesNotMatch(en, /\p{Script=Cyrillic}/u);
    assert.ok(kk !== "" && ru !== "" && en !== "");
  }
});

test("every action has its words, all different", () => {
  const words = ACTIONS.map((action) => NOTICE_TERMS.actions[action].kk);
  assert.equal(new Set(words).size, ACTIONS.length);
});

test("a category that the dictionary does not hold is shown by its code, never left out", () => {
  const text = renderNotice({ ...PARTS, categories: new Map() });
  for (const language of LANGUAGES) assert.ok(text[language].includes("• income"));
});

test("the hash covers every word of every language", () => {
  const words = fc.record({ kk: fc.string(), ru: fc.string(), en: fc.string() });
  const language = fc.constantFrom<Language>(...LANGUAGES);
  fc.assert(
    fc.property(words, language, fc.string({ minLength: 1 }), (text, which, more) => {
      assert.notEqual(
        noticeHashInput({ ...text, [which]: text[which] + more }),
        noticeHashInput(text),
      );
    }),
  );
});

test("words cannot move from one language to the next without another hash", () => {
  const moved = noticeHashInput({ kk: "a", ru: "b c", en: "d" });
  assert.notEqual(moved, noticeHashInput({ kk: "a b", ru: "c", en: "d" }));
  assert.notEqual(
    noticeHashInput({ kk: 'a","b', ru: "", en: "" }),
    noticeHashInput({ kk: "a", ru: "b", en: "" }),
  );
});

const CHANGES: Readonly<Record<string, Partial<NoticeParts>>> = {
  "another asker": { party: { ...BANK, name: { ...BANK.name, en: "Other" } } },
  "another BIN": { party: { ...BANK, bin: "000000000099" } },
  "another purpose": { purpose: { ...SCORING, name: { ...SCORING.name, kk: "Басқа" } } },
  "another description": { purpose: { ...SCORING, description: sameText("X") } },
  "another object": { object: { ...LOANS, name: { ...LOANS.name, ru: "Другое" } } },
  "fewer categories": { coverage: { ...PARTS.coverage, categories: ["iin"] } },
  "fewer actions": { coverage: { ...PARTS.coverage, actions: ["collect"] } },
  "another country": { coverage: { ...PARTS.coverage, countries: ["FR"] } },
  "no recipient": { recipients: [] },
  publication: { purpose: { ...SCORING, published: true } },
  "another last day": { term: { kind: "date", lastDay: day("2027-04-01") } },
  "no last day": { term: { kind: "purpose-achieved" } },
  "a latest day": { term: { kind: "purpose-achieved", lastDay: day("2027-03-31") } },
  "another operator": { operator: BUREAU },
};

for (const [change, parts] of Object.entries(CHANGES)) {
  test(`${change} makes another hash input`, () => {
    const changed = noticeHashInput(renderNotice({ ...PARTS, ...parts }));
    assert.notEqual(changed, noticeHashInput(renderNotice(PARTS)));
  });
}

test("one text serves every person: the same parts give the same hash input", () => {
  assert.equal(
    noticeHashInput(renderNotice(PARTS)),
    noticeHashInput(renderNotice({ ...PARTS, recipients: [...PARTS.recipients] })),
  );
});
