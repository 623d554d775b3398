import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { cloneStatement } from "./clone-statement.ts";
import type { Template, TemplateRow } from "./template.ts";

const SUBJECT = "a".repeat(32);
const CONSENT = "b".repeat(32);
const PARTY = "c".repeat(32);

const row = (
  table: string,
  of: Readonly<Record<string, [string, string | null]>>,
): TemplateRow => ({
  table,
  columns: Object.entries(of).map(([name, [type]]) => ({ name, type })),
  values: Object.values(of).map(([, value]) => value),
});

const template = (rows: readonly TemplateRow[]): Template => ({
  ...{ subject: SUBJECT, iin: "", rows },
  ids: [SUBJECT, CONSENT],
});

describe("the statement that writes persons like one", () => {
  test("exchanges her own ids and keeps what many share", () => {
    const { text, secrets } = cloneStatement(
      template([
        row("answer", {
          subject_id: ["uuid", SUBJECT],
          party_id: ["uuid", PARTY],
          body: ["jsonb", `{"id": "con_${CONSENT}", "party": "pty_${PARTY}", "words": "it's"}`],
          ends_at: ["timestamp with time zone", null],
        }),
      ]),
    );
    assert.deepEqual(secrets, []);
    assert.ok(text.includes(`select h0::uuid, '${PARTY}'::uuid, ('{"id": "con_' || h1 || `));
    assert.ok(text.includes(`"words": "it''s"}')::jsonb, null from made`));
  });

  test("takes what is sealed for her alone from outside, by its place", () => {
    const { text, secrets } = cloneStatement(
      template([
        row("subject_lookup", { mac: ["bytea", "\\x00"], subject_id: ["uuid", SUBJECT] }),
        row("event", { event_id: ["uuid", CONSENT], sealed: ["bytea", "\\x01"] }),
      ]),
    );
    assert.deepEqual(secrets, [
      { table: "subject_lookup", column: "mac", rowId: undefined },
      { table: "event", column: "sealed", rowId: CONSENT },
    ]);
    assert.ok(text.includes("insert into event (event_id, sealed) select h1::uuid, b1 from made"));
  });

  test("does not copy bytes that it cannot seal anew", () => {
    const secret = row("answer", { subject_id: ["uuid", SUBJECT], sealed: ["bytea", "\\x00"] });
    assert.throws(() => cloneStatement(template([secret])), /answer\.sealed/);
  });
});
