import assert from "node:assert/strict";
import { test } from "node:test";
import { EVENT_TYPES } from "./event-types.ts";
import { EventAnswer } from "./schemas/event.ts";
import { takes } from "./testing/compile.ts";
import { CON, DTY } from "./testing/samples.ts";

const EVENT = {
  feed_seq: 7,
  id: CON.replace("con", "evt"),
  type: "duty.opened",
  timestamp: "2026-07-13T10:00:00.000+05:00",
  data: { duty_id: DTY, consent_id: CON, due_on: "2026-08-03" },
};

test("every type of event is an area and what happened in it", () => {
  assert.equal(new Set(EVENT_TYPES).size, EVENT_TYPES.length);
  for (const type of EVENT_TYPES) {
    assert.match(type, /^(consent|data|duty|objection|breach)\.[a-z-]+$/);
    assert.ok(takes(EventAnswer, { ...EVENT, type }));
  }
});

test("an internal type of event is none of the feed", () => {
  assert.ok(!takes(EventAnswer, { ...EVENT, type: "retention.created" }));
});
