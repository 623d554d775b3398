import assert from "node:assert/strict";
import { test } from "node:test";
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
  const rows = [
    { id: "1", codes: ["a", "b"], body: "{}", at: null },
    { id: "2", codes: [], body: "[]", at: null },
  ];
  assert.deepEqual(columnArrays(COLUMNS, rows), [
    ["1", "2"],
    ["a\u001fb", ""],
    ["{}", "[]"],
    [null, null],
  ]);
  assert.throws(() => columnArrays({ a: "text[]" }, [{ a: "no list" }]), TypeError);
});
