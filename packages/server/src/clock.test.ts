import assert from "node:assert/strict";
import { test } from "node:test";
import { compareInstants, parseInstant } from "@kelisim/core";
import { assertLegalZone, systemClock, TimeZoneDataError } from "./clock.ts";

test("the system's clock goes forward and tells this century", () => {
  const first = systemClock.now();
  const begin = parseInstant("2026-01-01T00:00:00Z");
  assert.ok(begin !== undefined && compareInstants(first, begin) > 0);
  assert.ok(compareInstants(systemClock.now(), first) >= 0);
});

test("the zone data of this Node know the country's single zone", () => {
  assertLegalZone(systemClock.now());
});

test("zone data older than that are refused with what to do", () => {
  const old = (): string => "2026-07-13T15:00:00.000+06:00";
  assert.throws(
    () => assertLegalZone(systemClock.now(), old),
    (error) => error instanceof TimeZoneDataError && /Install a current Node/.test(error.message),
  );
});
