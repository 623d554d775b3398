import { readFileSync } from "node:fs";
import type { Language } from "@kelisim/core";
import type { Page } from "playwright-core";

const AXE = readFileSync(new URL(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const PROBE = readFileSync(new URL("page-probe.js", import.meta.url), "utf8");

/** WCAG 2.2, levels A and AA. */
const OPTIONS = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
  rules: { "target-size": { enabled: true } },
  resultTypes: ["violations"],
};

/** Words in Latin letters that a Kazakh or Russian page may hold: names, and what has no other name. */
const LATIN = new Set(
  (
    "kelisim api aitu csv curl http https iban id ics iin ip json openid pdf post png qr sha sms tls url utf webhook xml zip " +
    "auth ncalayer javascript ncl pki gov e mail v x i ii iii iv vi vii a b c d kz ru eng en com org kk"
  ).split(" "),
);

/** Words that only Russian has, and that slip into Kazakh pages. */
const RUSSIAN =
  /(?<![\p{L}])(для|или|что|это|вы|ваш|ваши|ваших|если|который|данных|данные|согласие|согласия|запрос|отозвать|после|чтобы|когда|организация)(?![\p{L}])/iu;

/** Ids of the wire, unfilled places of messages, and what programs say for nothing. */
const LEFTOVERS = [
  /\b[a-z]{3}_[0-9A-Za-z_-]{8,}/,
  /\{[a-z]\w*[,}]/i,
  /\bundefined\b|\bNaN\b|\[object|\bnull\b/,
];

type Text = {
  readonly text: string;
  readonly language: string | undefined;
  readonly isForeign: boolean;
};
type Head = {
  readonly language: string;
  readonly title: string;
  readonly headings: number;
  readonly wider: number;
  readonly ordered: number;
};
type Violation = {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
};

/** Readies a page for the checks; before its first visit. */
export async function watchPages(page: Page): Promise<void> {
  await page.addInitScript({ content: AXE });
  await page.addInitScript({ content: PROBE });
}

const ask = <T>(page: Page, expression: string): Promise<T> => page.evaluate<T>(expression);

async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await ask<{ violations: readonly Violation[] }>(
    page,
    `axe.run(document, ${JSON.stringify(OPTIONS)}).then(({ violations }) => ({ violations }))`,
  );
  return violations.map(({ id, nodes }) => {
    const [first] = nodes;
    return `${id} (${nodes.length}): ${first?.html.slice(0, 200)} ${first?.failureSummary ?? ""}`;
  });
}

function* wordFindings({ text, language, isForeign }: Text, page: Language): Generator<string> {
  const shown = JSON.stringify(text.trim().slice(0, 80));
  for (const leftover of LEFTOVERS) if (leftover.test(text)) yield `a leftover in ${shown}`;
  if (isForeign || language !== page || page === "en") return;
  const latin = text.match(/[A-Za-z]+/g) ?? [];
  const foreign = latin.filter((word) => !LATIN.has(word.toLowerCase()));
  if (foreign.length > 0) yield `${foreign.slice(0, 3).join(", ")} in ${shown}`;
  if (page === "kk" && RUSSIAN.test(text)) yield `Russian in ${shown}`;
}

/** What is wrong with the page that is open, for people who read that language. */
export async function findingsOn(page: Page, language: Language): Promise<string[]> {
  const head = await ask<Head>(page, "probe.head()");
  const texts = await ask<readonly Text[]>(page, "probe.texts()");
  const small = await ask<readonly string[]>(page, "probe.small()");
  const wide = head.wider > 0 ? await ask<readonly string[]>(page, "probe.wide()") : [];
  return [
    ...(head.language === language ? [] : [`lang is ${head.language}`]),
    ...(/^.+ – Kelisim$/.test(head.title) ? [] : [`title is ${head.title}`]),
    ...(head.headings === 1 ? [] : [`${head.headings} main headings`]),
    ...(head.ordered === 0 ? [] : ["an order of its own for the Tab key"]),
    ...(head.wider > 0 ? [`${head.wider}px too wide: ${wide.join(", ")}`] : []),
    ...small.map((name) => `a small target: ${name}`),
    ...new Set(texts.flatMap((text) => [...wordFindings(text, language)])),
    ...(await axeFindings(page)),
  ];
}

/** What scrolls is a stop of its own. */
const MORE_STOPS = 12;

/** Goes through the page with the Tab key alone. */
export async function keyboardFindings(page: Page): Promise<readonly string[]> {
  const stops = await ask<number>(page, "probe.stops()");
  await ask(page, "probe.watchFocus()");
  const go = async (times: number): Promise<readonly string[]> => {
    for (let time = 0; time < times; time += 1) await page.keyboard.press("Tab");
    return ask<readonly string[]>(page, "probe.missed()");
  };
  const missed = await go(stops);
  return missed.length === 0 ? missed : go(MORE_STOPS);
}
