import assert from "node:assert/strict";
import { test } from "node:test";
import { instantOf } from "@kelisim/core";
import { columnArrays, givenRows, otherColumns } from "./bulk.ts";

const COLUMNS = { id: "uuid", codes: "text[]", body: "jsonb", at: "timestamptz" } as const;

test("rows come in as one array a column, in their order", () => {
  assert.equal(otherColumns(COLUMNS), "codes, body, at");
  assert.equal(
    givenRows(COLUMNS),
    "(select id, string_to_array(codes, chr(31))::text[] as codes, body::jsonb as body, at, n " +
      "from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[]) with ordinality " +
      "as given (id, codes, body, at, n)) as given",
  );
});

test("lists go over as text, an empty one too", () => {
  const id = "8f14e45fceea467f9d3b6c1f0c3b8a11";
  const at = instantOf(1500);
  const rows = [
    { id, codes: ["a", "b"], body: '{"a":"b c"}', at },
    { id, codes: [], body: "[]", at: null },
  ];
  assert.deepEqual(columnArrays(COLUMNS, rows), [
    `{${id},${id}}`,
    '{a\u001fb,""}',
    '{"{\\"a\\":\\"b c\\"}","[]"}',
    "{1970-01-01T00:00:01.5Z,NULL}",
  ]);
  assert.throws(() => columnArrays({ a: "text[]" }, [{ a: "no list" }]), TypeError);
});
