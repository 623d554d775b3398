import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { lint } from "./lint.ts";
import { lintMigrations } from "./lint-migrations.ts";
import { lintTypescript } from "./lint-typescript.ts";
import { literalsOf } from "./literals.ts";
import { STATEMENT_SAMPLES } from "./samples.ts";

const MIGRATION = {
  file: "0001_a.sql",
  sql: `create table person (subject_id uuid primary key, at timestamptz, a text);
        create table old (id uuid primary key, a text);
        grant select on person, old to kelisim_app;`,
};
const { schema } = lintMigrations([MIGRATION]);

const rulesOf = (statement: string): readonly string[] => {
  const source = `const before = "none";\nconst sql = \`${statement}\`;\n`;
  const { findings, read } = lintTypescript("a.ts", source, schema);
  assert.equal(read, 1);
  for (const { line } of findings) assert.equal(line, 2);
  return [...new Set(findings.map(({ rule }) => rule))];
};

describe("SQL in TypeScript", () => {
  for (const [place, { rule, breaks, keeps }] of STATEMENT_SAMPLES.entries()) {
    test(`breaks ${rule} and keeps it (${place + 1})`, () => {
      assert.deepEqual(rulesOf(breaks), [rule], breaks);
      assert.deepEqual(rulesOf(keeps), [], keeps);
    });
  }

  test("is found in every kind of literal, and nowhere else", () => {
    const source = [
      "// `select 1 from comment`",
      "/* 'select 2 from comment' */",
      "const pattern = /[`'\"/]/; const half = 4 / 2 / `select 3`.length;",
      "const plain = 'select 4 from it' + \"'s own\";",
      'const holed = `select ${list.map((x) => `${x}!`).join(",")} from five`;',
      'const open = "select 6 from " + table;',
      "const word = `a \\` b`;",
    ].join("\n");
    const found = literalsOf(source).filter(({ text }) => text.startsWith("select"));
    assert.deepEqual(
      found.map(({ text, hasHoles }) => [text, hasHoles]),
      [
        ["select 3", false],
        ["select 4 from it's own", false],
        ["select hole_ from five", true],
        ["select 6 from ", true],
      ],
    );
  });

  test("that cannot be read whole is counted, and that which is wrong is told", () => {
    const source = 'const a = "select 1 from " + name;\nconst b = "select from from x";\n';
    const { findings, unread } = lintTypescript("a.ts", source, schema);
    assert.deepEqual(unread, [1]);
    assert.deepEqual(
      findings.map(({ rule, line }) => [rule, line]),
      [["parse", 2]],
    );
  });

  test("may be allowed with a reason, and an allowance that nothing needs is a finding", () => {
    const sources = [{ file: "a.ts", source: '"select a from person"' }];
    const because = "the test says so";
    const one = { file: "a.ts", rule: "subject-filter", because } as const;
    const allowed = lint([MIGRATION], sources, [{ ...one, says: "a from" }]);
    assert.deepEqual(allowed.findings, []);
    assert.equal(allowed.exceptions.length, 1);
    const folder = [{ file: "b/a.ts", source: '"select a from person"; "delete from person"' }];
    const reads = lint([MIGRATION], folder, [{ ...one, file: "b/", reads: true }]);
    assert.deepEqual(
      reads.findings.map(({ subject }) => subject),
      ["delete from person"],
    );
    const other = lint([MIGRATION], sources, [{ ...one, says: "b from" }]);
    assert.deepEqual(
      other.findings.map(({ rule }) => rule),
      ["subject-filter", "exception"],
    );
  });
});
