import assert from "node:assert/strict";
import { test } from "node:test";
import { day, parseInstant, type Instant } from "@kelisim/core";
import fc from "fast-check";
import { icsText, type IcsEvent } from "./ics.ts";

const at = (text: string): Instant => {
  const instant = parseInstant(text);
  assert.ok(instant);
  return instant;
};

const EVENT: IcsEvent = {
  uid: "dty_1@kelisim",
  day: day("2026-12-31"),
  summary: "Өңдеуді тоқтату",
  description: "Соңғы күні",
  url: "https://kelisim.example/party/duties/dty_1",
  remindAt: at("2026-12-30T09:00:00+05:00"),
};

const calendarOf = (...events: readonly Partial<IcsEvent>[]): string =>
  icsText({
    name: "Міндеттер",
    language: "kk",
    now: at("2026-11-22T10:00:00.250Z"),
    events: events.map((event) => ({ ...EVENT, ...event })),
  });

/** Undoes folding and escaping, as a reader of the file does. */
const unfolded = (text: string): string[] => text.replaceAll("\r\n ", "").split("\r\n");
const valueOf = (text: string, name: string): string | undefined =>
  unfolded(text)
    .find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))
    ?.replace(/^[^:]*:/, "")
    .replaceAll(/\\(.)/g, (_all, sign: string) => (sign === "n" ? "\n" : sign));

test("a duty is a whole day that ends with the year, with a reminder at a moment of its own", () => {
  const lines = unfolded(calendarOf({}));
  for (const line of [
    "DTSTAMP:20261122T100000Z",
    "DTSTART;VALUE=DATE:20261231",
    "DTEND;VALUE=DATE:20270101",
    "TRIGGER;VALUE=DATE-TIME:20261230T040000Z",
    "URL:https://kelisim.example/party/duties/dty_1",
  ]) {
    assert.ok(lines.includes(line), line);
  }
  assert.equal(lines[0], "BEGIN:VCALENDAR");
  assert.deepEqual(lines.slice(-2), ["END:VCALENDAR", ""]);
});

test("signs of the format in a text stay text, and no line of it becomes a property", () => {
  const summary = "а;б,в\\г\r\nATTENDEE:mailto:x@y";
  const text = calendarOf({ summary });
  assert.equal(valueOf(text, "SUMMARY"), "а;б,в\\г\nATTENDEE:mailto:x@y");
  assert.ok(!unfolded(text).some((line) => line.startsWith("ATTENDEE")));
});

test("no line is longer than 75 octets, no character is cut, and every text comes back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (words) => {
      // eslint-disable-next-line no-control-regex
      const description = words.replaceAll(/[\u0000-\u001F\u007F]/g, "");
      const text = calendarOf({ description });
      for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
      assert.ok(!text.includes("\uFFFD") || description.includes("\uFFFD"));
      assert.equal(valueOf(text, "DESCRIPTION"), description);
    }),
    { numRuns: 200 },
  );
});

test("without an open duty it is a calendar all the same", () => {
  assert.match(calendarOf(), /^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/);
});
