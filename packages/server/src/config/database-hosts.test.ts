import assert from "node:assert/strict";
import { test } from "node:test";
import { readConfig } from "../config.ts";
import { describeConfig } from "./describe.ts";

const PAIR = "postgres://app:s3cret@db1:5432,db2:5433/kelisim?sslmode=require";

test("a database URL may name several hosts, and is shown without its password", () => {
  const read = readConfig({ DATABASE_URL: PAIR });
  assert.ok(read.ok);
  assert.equal(read.config.databaseUrl, PAIR);
  const text = describeConfig(read.config, "en");
  assert.ok(text.includes("postgres://app:redacted@db1:5432,db2:5433/kelisim?sslmode=require"));
  assert.doesNotMatch(text, /s3cret/);
});

test("a host that is missing or wrong among several is a fault that repeats nothing", () => {
  for (const hosts of ["db1,", ",db2", "db1,,db2", "db1:x,db2", "db1,db2:99999", "db1, db2"]) {
    const read = readConfig({ DATABASE_URL: `postgres://app:s3cret@${hosts}/kelisim` });
    assert.ok(!read.ok, hosts);
    assert.deepEqual(
      read.faults.map(({ name }) => name),
      ["DATABASE_URL"],
    );
    assert.doesNotMatch(JSON.stringify(read.faults), /s3cret|db1|db2/);
  }
});
