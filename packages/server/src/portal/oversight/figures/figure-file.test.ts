import assert from "node:assert/strict";
import { test } from "node:test";
import { day, parseInstant, sameText, type Text3 } from "@kelisim/core";
import { registerTsx } from "@kelisim/web";
import type { ShownCell, ShownTable } from "@kelisim/web/pages";

registerTsx();
const { figureCsv, figureJson } = await import("./figure-file.ts");

const NAME: Text3 = { kk: "Банк «А»; Б", ru: 'ТОО "А", Б', en: "=cmd|' /C calc'!A0" };
const at = parseInstant("2026-11-19T05:00:00Z");
if (at === undefined) throw new Error("no instant");
const cells: readonly ShownCell[] = [
  { kind: "party", bin: "200140000014", name: NAME },
  { kind: "foreign", text: "+7 a\u202Eb\nc" },
  { kind: "instant", at },
  { kind: "figure", count: 7, hasFew: false },
];
const columns = ["organisation", "employee", "hour", "count"].map((name) => ({
  name,
  label: sameText(name),
}));
const TABLE: ShownTable = {
  ...{ name: "t", caption: sameText("Кесте"), empty: sameText(""), chart: "none", columns },
  rows: [
    { cells },
    { cells: [...cells.slice(0, 3), { kind: "figure", count: 0, hasFew: true }] },
    { cells: [...cells.slice(0, 3), { kind: "figure", count: 9, hasFew: true }] },
  ],
};
const FACTS = {
  ...{ tables: [TABLE], from: day("2026-11-01"), to: day("2026-11-19") },
  figure: "denied",
  filters: { bin: "200140000014" },
} as const;

const rowsOf = (csv: string): readonly string[] => csv.split("\r\n");

test("CSV quotes what has commas, and no text becomes a formula", () => {
  const [head, , caption, heads, first, second, third, end] = rowsOf(
    figureCsv({ ...FACTS, language: "ru" }),
  );
  assert.equal(head, "\uFEFFОтклонённые попытки доступа,2026-11-01,2026-11-19");
  assert.equal(caption, "Кесте");
  assert.equal(heads, "organisation,organisation: БИН,employee,hour,count,count: есть ли ещё");
  assert.match(first ?? "", /^"ТОО ""А"", Б",200140000014,/);
  assert.match(first ?? "", /,2026-11-19T10:00:00\.000\+05:00,7,$/);
  assert.match(first ?? "", /,"'\+7 ab\nc",/);
  assert.doesNotMatch(first ?? "", /\u202E/);
  // A small figure is empty, and is not nothing.
  assert.match(second ?? "", /,,"мало, не показано"$/);
  assert.match(third ?? "", /,9,"мало, не показано"$/);
  assert.equal(end, "");
  assert.match(figureCsv({ ...FACTS, language: "en" }), /\r\n'=cmd\|' \/C calc'!A0,200140000014/);
  assert.match(figureCsv({ ...FACTS, language: "kk" }), /\r\n"Банк «А»; Б",/);
});

test("JSON has all languages, whatever the page's, and says where more is not shown", () => {
  const json = figureJson({ ...FACTS, language: "kk" });
  assert.equal(json, figureJson({ ...FACTS, language: "en" }));
  const { tables, filters, from } = JSON.parse(json) as {
    tables: { rows: { count: unknown; organisation: unknown }[] }[];
    filters: unknown;
    from: string;
  };
  assert.deepEqual([filters, from], [{ bin: "200140000014" }, "2026-11-01"]);
  const rows = tables[0]?.rows ?? [];
  assert.deepEqual(rows[0]?.organisation, { bin: "200140000014", name: NAME });
  assert.deepEqual(
    rows.map(({ count }) => count),
    [
      { count: 7, more_not_shown: false },
      { count: null, more_not_shown: true },
      { count: 9, more_not_shown: true },
    ],
  );
});
