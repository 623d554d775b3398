import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { at, plain } from "../testing/plain.test-support.ts";
import { instantOf } from "../time.ts";
import { readRecord, writeRecord } from "./json.ts";

test("members called at or …At are instants, at any depth", () => {
  const read = readRecord(
    '{"at":"2026-07-12T00:00:00+05:00","list":[{"openedAt":"2026-07-12T00:00:00Z"}]}',
  );
  assert.deepEqual(
    plain(read),
    plain({
      at: at("2026-07-12T00:00:00+05:00"),
      list: [{ openedAt: at("2026-07-12T00:00:00Z") }],
    }),
  );
});

test("days and other words stay words, also where they end in at", () => {
  const record = { dueOn: "2026-07-12", format: "at", until: null, note: "2026-07-12T00:00:00Z" };
  assert.deepEqual(readRecord(writeRecord(record)), record);
});

test("a member that should be an instant and is none is a broken record", () => {
  assert.throws(() => readRecord('{"grantedAt":"yesterday"}'), /grantedAt is no instant/);
  assert.throws(() => readRecord('{"at":"2026-07-12"}'), /at is no instant/);
});

test("instants are written in UTC and keep every digit", () => {
  assert.equal(
    writeRecord({ at: at("2026-07-12T00:00:00.123456789+05:00") }),
    '{"at":"2026-07-11T19:00:00.123456789Z"}',
  );
});

test("any instant of the next centuries comes back as it was", () => {
  const nanoseconds = fc.bigInt({ min: 0n, max: 9_000_000_000_000_000_000n });
  fc.assert(
    fc.property(nanoseconds, (ns) => {
      const record = { at: new Temporal.Instant(ns), expiresAt: instantOf(0) };
      assert.deepEqual(plain(readRecord(writeRecord(record))), plain(record));
    }),
  );
});
