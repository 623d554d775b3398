import assert from "node:assert/strict";
import { test } from "node:test";
import { parseInstant } from "@kelisim/core";
import fc from "fast-check";
import { onEveryEngine } from "./engines.fixture.ts";
import { SqlError } from "./errors.ts";

const UUID = "8f14e45f-ceea-467f-9d3b-6c1f0c3b8a11";

onEveryEngine("values", (db) => {
  const one = async (sql: string, params: readonly unknown[] = []): Promise<unknown> => {
    const [row] = await db().query<{ v: unknown }>(`select ${sql} as v`, params);
    return row?.v;
  };

  const cases: readonly (readonly [what: string, sql: string, expected: unknown])[] = [
    ["an int8 is a number", "9007199254740991::int8", 9007199254740991],
    ["an int4 is a number", "(-5)::int4", -5],
    [
      "a numeric keeps its digits as text",
      "123456789012345678.10::numeric",
      "123456789012345678.10",
    ],
    ["a float8 is a number", "0.1::float8", 0.1],
    ["a bool is a boolean", "true", true],
    ["a null is null", "null::text", null],
    ["a text is text", "'сәлем'::text", "сәлем"],
    ["a uuid is text", `'${UUID}'::uuid`, UUID],
    ["a date is text", "'2026-07-12'::date", "2026-07-12"],
    [
      "a timestamptz is RFC 3339 in UTC",
      "'2026-07-12 00:00:00+05'::timestamptz",
      "2026-07-11T19:00:00Z",
    ],
    [
      "a timestamptz keeps microseconds",
      "'2026-07-12 00:00:00.000001Z'::timestamptz",
      "2026-07-12T00:00:00.000001Z",
    ],
    ["a timestamp has no zone", "'2026-07-12 01:02:03'::timestamp", "2026-07-12T01:02:03"],
    ["a bytea is a Uint8Array", "'\\x00ff'::bytea", Uint8Array.of(0, 255)],
    ["a jsonb is its value", `'{"a": [1, null, "x"]}'::jsonb`, { a: [1, null, "x"] }],
    ["a jsonb null is null", "'null'::jsonb", null],
    ["an interval is ISO 8601", "'3 days'::interval", "P3D"],
    [
      "a text[] is an array",
      `array['a', null, 'NULL', '', 'b"c\\d', '{e,f}']`,
      ["a", null, "NULL", "", 'b"c\\d', "{e,f}"],
    ],
    ["an empty array is empty", "array[]::uuid[]", []],
    ["an int8[] holds numbers", "array[1, null]::int8[]", [1, null]],
    ["a bool[] holds booleans", "array[true, false]", [true, false]],
    ["a bytea[] holds bytes", "array['\\x01'::bytea]", [Uint8Array.of(1)]],
    [
      "a timestamptz[] holds RFC 3339",
      "array['2026-07-12 00:00:00Z'::timestamptz]",
      ["2026-07-12T00:00:00Z"],
    ],
  ];
  for (const [what, sql, expected] of cases) {
    test(what, async () => assert.deepStrictEqual(await one(sql), expected));
  }

  test("an int8 beyond the safe integers throws instead of losing digits", async () => {
    await assert.rejects(one("9007199254740993::int8"), RangeError);
    assert.equal(await one("1"), 1);
  });

  test("parameters come back as they went in", async () => {
    const at = parseInstant("2026-07-12T00:00:00.123456Z");
    assert.equal(await one("$1::timestamptz", [at]), "2026-07-12T00:00:00.123456Z");
    assert.equal(await one("$1::int8", [12]), 12);
    assert.equal(await one("$1::int8", [12n]), 12);
    assert.equal(await one("$1::bool", [false]), false);
    assert.equal(await one("$1::text", [null]), null);
    assert.deepEqual(await one("$1::bytea", [Uint8Array.of(1, 2, 0)]), Uint8Array.of(1, 2, 0));
    assert.deepEqual(await one("$1::bytea[]", [[Uint8Array.of(9)]]), [Uint8Array.of(9)]);
    assert.deepEqual(await one("$1::jsonb", [{ a: { b: [true] } }]), { a: { b: [true] } });
    assert.deepEqual(await one("$1::jsonb", [JSON.stringify([1])]), [1]);
    assert.equal(await one("$1 = any($2)", ["x", ["y", "x"]]), true);
  });

  test("every text and every array of texts survives the way there and back", async () => {
    const text = fc.string({ unit: "binary" }).filter((t) => !t.includes("\0"));
    const texts = fc.array(fc.option(text), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(text, texts, async (alone, list) => {
        assert.equal(await one("$1::text", [alone]), alone);
        assert.deepEqual(await one("$1::text[]", [list]), list);
      }),
      { numRuns: 60 },
    );
  });

  test("arrays unnest side by side", async () => {
    const rows = await db().query(
      "select * from unnest($1::uuid[], $2::text[], $3::int8[]) with ordinality as t (u, x, i, n)",
      [
        [UUID, UUID],
        ["a", null],
        [1, 2],
      ],
    );
    assert.deepEqual(rows, [
      { u: UUID, x: "a", i: 1, n: 1 },
      { u: UUID, x: null, i: 2, n: 2 },
    ]);
  });

  test("a named statement runs again, and its name stands for one text", async () => {
    const twice = { name: "twice", text: "select $1::int4 * 2 as v" };
    assert.deepEqual(await db().query(twice, [2]), [{ v: 4 }]);
    assert.deepEqual(await db().query(twice, [3]), [{ v: 6 }]);
    await assert.rejects(db().query({ ...twice, text: "select 1 as v where $1 = 1" }, [3]));
    assert.deepEqual(await db().query(twice, [4]), [{ v: 8 }]);
  });

  test("what has no form in PostgreSQL is refused before it is sent", async () => {
    await assert.rejects(one("$1::text", [undefined]), TypeError);
    await assert.rejects(one("$1::timestamptz", [new Date(0)]), TypeError);
    await assert.rejects(one("$1::jsonb", [{ at: new Date(0) }]), TypeError);
    await assert.rejects(one("$1::text", [() => 1]), TypeError);
  });

  test("NUL and half a surrogate pair are refused as unstorable text", async () => {
    for (const text of ["a\0b", "\ud800", ["x\0"], { a: ["\udc00"] }, { "a\0": 1 }]) {
      await assert.rejects(
        one("$1::text", [text]),
        (error) => error instanceof SqlError && error.code === "22021",
      );
    }
  });

  test("the error of a refused statement has its code and quotes no value", async () => {
    await db().query("create table if not exists person (iin text primary key)");
    await db().query("insert into person values ($1) on conflict do nothing", ["111111111111"]);
    await assert.rejects(
      db().query("insert into person values ($1)", ["111111111111"]),
      (error) => {
        assert.ok(error instanceof SqlError);
        assert.equal(error.code, "23505");
        assert.equal(error.table, "person");
        assert.equal(error.constraint, "person_pkey");
        assert.doesNotMatch(JSON.stringify(error) + error.stack, /111111111111/);
        return true;
      },
    );
    await assert.rejects(one("$1::uuid", ["111111111111"]), (error) => {
      assert.ok(error instanceof SqlError);
      assert.equal(error.code, "22P02");
      assert.doesNotMatch(error.stack ?? "", /111111111111/);
      return true;
    });
  });
});
