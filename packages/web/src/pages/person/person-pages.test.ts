import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ALL_RULES,
  day,
  idFrom,
  LANGUAGES,
  REASON_CODES,
  sameText,
  type ReasonCode,
} from "@kelisim/core";
import { h } from "preact";
import { htmlOf, TEN_OCLOCK, wordsOf } from "../../page/rendering.test-support.ts";
import type { ShownAccess } from "./accesses/shown-access.ts";

const { AccessesPage, AccessPage, HelpPage, HomePage, PersonaPage, RightsFormPage } =
  await import("../index.ts");

const HOSTILE = `<script>alert(1)</script>"'&amp; {n} \u202eartsym\u2066 ${"ұзын".repeat(2500)}`;

const party = { id: idFrom("pty", "0".repeat(32)), name: sameText(HOSTILE), bin: "200140000014" };
const category = { code: "odd", name: sameText(HOSTILE), biometric: true, sensitive: true };
const [rule] = ALL_RULES;
if (rule === undefined) throw new Error("no rule");

const access = (more: Partial<ShownAccess> = {}): ShownAccess => ({
  ...{ id: "dec_x", at: TEN_OCLOCK, requester: party, reportedBy: party, action: "disclose" },
  ...{ categories: [category], purpose: sameText(HOSTILE) },
  object: { name: sameText(HOSTILE), owner: party },
  ...{ recipient: { name: undefined, bin: HOSTILE }, country: "DE", permitted: true },
  ...{ reason: "legal-ground", rule },
  basis: { kind: "law", act: HOSTILE, article: HOSTILE, text: undefined },
  deferral: { act: HOSTILE, article: "7" },
  use: { used: true, at: TEN_OCLOCK },
  ...more,
});

test("words from outside stay words on every page of her own", () => {
  const consent = { id: idFrom("con", "0".repeat(32)), party, purpose: sameText(HOSTILE) };
  const due = {
    ...{ dueOn: day("2026-07-17"), explanation: [], provisional: false },
    state: "open" as const,
  };
  const pages = [
    h(AccessPage, { shown: access(), tried: [{ ...rule, outcome: "passed" }], ofParty: undefined }),
    h(AccessesPage, {
      ...{ accesses: [access()], parties: [party], party, next: undefined, first: undefined },
    }),
    h(HomePage, {
      requests: [
        {
          ...{ id: idFrom("req", "0".repeat(32)), party, purpose: sameText(HOSTILE) },
          ...{ lastDay: day("2026-07-20"), requestedAt: TEN_OCLOCK },
        },
      ],
      consents: [{ ...consent, lastDay: undefined, grantedAt: TEN_OCLOCK }],
      owed: [{ id: idFrom("dty", "0".repeat(32)), kind: "destroy", party, due, to: "/me" }],
      happenings: [{ at: TEN_OCLOCK, what: "denied", party, about: sameText(HOSTILE), to: "/me" }],
      toReview: 1,
    }),
    h(RightsFormPage, {
      ...{ kind: "correction", parties: [party], places: [], categories: [category], due },
      about: { what: "aboutConsent", party: party.name, more: party.name, to: "/me" },
      law: { source: rule.source, byAct: true },
      values: {
        ...{ party: undefined, bin: HOSTILE, place: undefined, categories: [] },
        ...{ addressee: undefined, text: HOSTILE },
      },
      ...{ faults: [], back: "/me", once: "x" },
    }),
    h(PersonaPage, {
      choices: [
        { kind: "self", value: "self", name: HOSTILE },
        { kind: "staff", value: "x", role: sameText("қызметкер"), party: sameText(HOSTILE) },
      ],
      ...{ current: "self", isFaulty: true },
    }),
  ];
  for (const page of pages) {
    for (const language of LANGUAGES) {
      const html = htmlOf(page, language);
      assert.doesNotMatch(html, /<script|style=/);
      const outsideOfFields = html.replaceAll(/<textarea.*?<\/textarea>|value="[^"]*"/gs, "");
      assert.doesNotMatch(outsideOfFields, /[\u202a-\u202e\u2066-\u2069]/);
      assert.ok(wordsOf(html).includes("<script>alert(1)</script>"));
    }
  }
});

test("every reason is said in words in three languages, the person's own in hers", () => {
  const shown = (reason: ReasonCode, language: "kk" | "ru" | "en") => {
    const own = ALL_RULES.find(({ code }) => code === reason) ?? rule;
    const more = { permitted: false, basis: undefined, reason, rule: own };
    return wordsOf(
      htmlOf(h(AccessPage, { shown: access(more), tried: [], ofParty: undefined }), language),
    );
  };
  for (const reason of REASON_CODES) {
    const texts = LANGUAGES.map((language) => shown(reason, language));
    assert.equal(new Set(texts).size, 3, reason);
    if (reason.includes("-"))
      assert.ok(
        texts.every((text) => !text.includes(reason)),
        reason,
      );
  }
  assert.match(shown("no-consent", "kk"), /Бұған келісім берілмеген/);
  assert.match(
    shown("consent-withdrawn", "kk"),
    /Неге рұқсат берілмеді\? Келісім кері қайтарып алынған\./,
  );
});

test("the help names a norm or says that there is none, under every heading", () => {
  const html = htmlOf(h(HelpPage, {}));
  const parts = html.split("<section>").slice(1);
  assert.equal(parts.length, 11);
  for (const part of parts) assert.match(part, /Норма|осы қызметтің қағидасы/);
});
