import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { RULES } from "./finding.ts";
import { lintMigrations } from "./lint-migrations.ts";
import { CHANGES, MIGRATION_SAMPLES, STATEMENT_SAMPLES } from "./samples.ts";

const rulesOf = (...sqls: readonly string[]): readonly string[] => {
  const files = sqls.map((sql, place) => ({ file: `m/000${place + 1}_a.sql`, sql }));
  return [...new Set(lintMigrations(files).findings.map(({ rule }) => rule))];
};

const OLD = `create table old (id uuid primary key, word text);
             grant select on old to kelisim_app;`;

describe("Migrations", () => {
  for (const [place, { rule, breaks, keeps }] of MIGRATION_SAMPLES.entries()) {
    test(`break ${rule} and keep it (${place + 1})`, () => {
      assert.deepEqual(rulesOf(breaks), [rule], breaks);
      assert.deepEqual(rulesOf(keeps), [], keeps);
    });
  }

  for (const { breaks, keeps } of CHANGES) {
    test(`add beside what is there, unlike: ${breaks}`, () => {
      assert.deepEqual(rulesOf(OLD, breaks), ["additive"], breaks);
      assert.deepEqual(rulesOf(OLD, keeps), [], keeps);
    });
  }

  test("are numbered from 1 on without gaps and repeats", () => {
    const named = (...names: readonly string[]): readonly string[] =>
      lintMigrations(names.map((file) => ({ file, sql: "" }))).findings.map(({ file }) => file);
    assert.deepEqual(named("0001_a.sql", "0002_b.sql"), []);
    assert.deepEqual(named("0001_a.sql", "0003_b.sql"), ["0003_b.sql"]);
    assert.deepEqual(named("0001_a.sql", "0001_b.sql"), ["0001_b.sql"]);
    assert.deepEqual(named("1_a.sql", "0002_B.sql"), ["1_a.sql", "0002_B.sql"]);
  });

  test("are told by file and line, behind comments and letters of several bytes too", () => {
    const sql =
      "-- Қазақша сөз\nselect 1;\n\n-- ескерту\ncreate table t (\n  id uuid primary key,\n  at timestamp\n);\ngrant select on t to kelisim_app;\n";
    const { findings } = lintMigrations([{ file: "m/0001_a.sql", sql }]);
    assert.deepEqual(findings, [
      { file: "m/0001_a.sql", line: 7, rule: "time-zone", subject: "timestamp" },
    ]);
  });

  test("say what they except and why, statement by statement", () => {
    const excepted = `-- lint-sql: allow no-sequence because the test says so
      create sequence a;`;
    const { findings, exceptions } = lintMigrations([{ file: "0001_a.sql", sql: excepted }]);
    assert.deepEqual(findings, []);
    assert.deepEqual(exceptions, [
      { file: "0001_a.sql", line: 1, rule: "no-sequence", reason: "the test says so" },
    ]);
    assert.deepEqual(rulesOf(`${excepted} create sequence b;`), ["no-sequence"]);
  });

  test("except nothing without a rule, a reason and a need", () => {
    for (const words of ["allow no-sequence", "allow everything because so", "off"]) {
      assert.deepEqual(rulesOf(`-- lint-sql: ${words}\nselect 1;`), ["exception"], words);
    }
    assert.deepEqual(rulesOf("-- lint-sql: allow no-enum because so\nselect 1;"), ["exception"]);
  });

  test("have a sample of every rule", () => {
    const sampled = [...MIGRATION_SAMPLES, ...STATEMENT_SAMPLES].map(({ rule }) => rule);
    const shown = new Set([...sampled, "file-name", "additive", "exception"]);
    assert.deepEqual([...shown].toSorted(), Object.keys(RULES).toSorted());
  });
});
