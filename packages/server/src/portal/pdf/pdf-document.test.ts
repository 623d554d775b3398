import assert from "node:assert/strict";
import { test } from "node:test";
import { instantOf } from "@kelisim/core";
import type { PdfBlock } from "./pdf-block.ts";
import { pdfDocument } from "./pdf-document.ts";
import { readPdf } from "./pdf-reading.test-support.ts";
import { pdfText } from "./pdf-text.ts";

const made = (blocks: readonly PdfBlock[]) =>
  pdfDocument({
    language: "kk",
    title: "Келісім түбіртегі",
    madeAt: instantOf(Date.UTC(2026, 8, 1, 10)),
    footer: "Kelisim",
    blocks,
  });

const KAZAKH = "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі – «келісім», №, 15:42, Ёё Ъъ";

test("a document says its Kazakh words, language, title and structure to whoever reads it aloud", async () => {
  const bytes = await made([
    { kind: "heading", level: 1, text: "Келісім түбіртегі" },
    { kind: "paragraph", text: KAZAKH },
    { kind: "paragraph", text: "Consent receipt", lang: "en" },
    { kind: "list", items: ["бірінші", "екінші"] },
    { kind: "definitions", rows: [{ term: "Кім", value: "«Үлгі» банкі" }] },
    { kind: "table", columns: ["Қашан", "Не"], rows: [["12 шілде", ""]] },
  ]);
  const { text, tags, heads, metadata, pages } = readPdf(bytes);
  for (const words of [KAZAKH, "«Үлгі» банкі", "екінші", "12 шілде", "1 / 1"]) {
    assert.ok(text.includes(words), `${words} in ${text}`);
  }
  assert.equal(pages, 1);
  const count = (tag: string) => tags.filter((one) => one === tag).length;
  assert.deepEqual(
    ["Document", "H1", "L", "LI", "Table", "TR", "TH", "TD"].map(count),
    [1, 1, 1, 2, 2, 3, 3, 3],
  );
  assert.match(heads, /\/Lang \(kk\)/u);
  assert.match(heads, /\/Lang \(en\)/u);
  assert.match(heads, /\/Marked true/u);
  assert.match(heads, /\/DisplayDocTitle true/u);
  assert.match(metadata, /<pdfuaid:part>1</u);
  assert.ok(Buffer.from(metadata, "latin1").toString("utf8").includes("Келісім түбіртегі"));
});

test("long tables and texts go on over pages and lose nothing", async () => {
  const long = "сөз ".repeat(2500);
  const rows = Array.from({ length: 120 }, (_, n) => [`қатар ${n}`, "мән"]);
  const { text, pages } = readPdf(
    await made([
      { kind: "definitions", rows: [{ term: "Ұзақ", value: `${long}соңы` }] },
      { kind: "paragraph", text: "ж".repeat(10_000) },
      { kind: "table", columns: ["а", "б"], rows },
      { kind: "list", items: [long] },
    ]),
  );
  assert.equal(text.match(/сөз/gu)?.length, 5000);
  assert.equal(text.match(/ж/gu)?.length, 10_000);
  assert.ok(text.includes("соңы") && text.includes("қатар 0 ") && text.includes("қатар 119"));
  assert.ok(pages > 5 && text.includes(`${pages} / ${pages}`));
});

test("foreign words cannot turn, hide or break anything", async () => {
  const hostile = "а\u202Eб\u200Fв\u0000г\u2066д\uFEFFе\u{1F600}ж\uD800з <b>&amp;) /S /H1";
  const { text, tags } = readPdf(await made([{ kind: "paragraph", text: hostile }]));
  assert.ok(text.includes("абвгде�ж�з <b>&amp;) /S /H1"), text);
  assert.deepEqual(tags.toSorted(), ["Document", "P"]);
  assert.equal(
    pdfText("а\r\nб\u2028в\tг", () => true),
    "а\nбв г",
  );
});
