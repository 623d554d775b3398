import assert from "node:assert/strict";
import { test } from "node:test";
import { day, parseInstant } from "@kelisim/core";
import { dayText, fromText, instantText, timeText, untilText } from "./dates.ts";

const MONTHS = [
  ["қаңтар", "қаңтарға", "қаңтардан", "января", "January"],
  ["ақпан", "ақпанға", "ақпаннан", "февраля", "February"],
  ["наурыз", "наурызға", "наурыздан", "марта", "March"],
  ["сәуір", "сәуірге", "сәуірден", "апреля", "April"],
  ["мамыр", "мамырға", "мамырдан", "мая", "May"],
  ["маусым", "маусымға", "маусымнан", "июня", "June"],
  ["шілде", "шілдеге", "шілдеден", "июля", "July"],
  ["тамыз", "тамызға", "тамыздан", "августа", "August"],
  ["қыркүйек", "қыркүйекке", "қыркүйектен", "сентября", "September"],
  ["қазан", "қазанға", "қазаннан", "октября", "October"],
  ["қараша", "қарашаға", "қарашадан", "ноября", "November"],
  ["желтоқсан", "желтоқсанға", "желтоқсаннан", "декабря", "December"],
] as const;

for (const [index, [bare, until, from, ru, en]] of MONTHS.entries()) {
  test(`a day of ${en} as Kazakhs, Russians and the English write it`, () => {
    const date = day(`2026-${String(index + 1).padStart(2, "0")}-09`);
    assert.equal(dayText(date, "kk"), `2026 жылғы 9 ${bare}`);
    assert.equal(untilText(date, "kk"), `2026 жылғы 9 ${until} дейін`);
    assert.equal(fromText(date, "kk"), `2026 жылғы 9 ${from} бастап`);
    assert.equal(dayText(date, "ru"), `9 ${ru} 2026 года`);
    assert.equal(untilText(date, "ru"), `по 9 ${ru} 2026 года`);
    assert.equal(fromText(date, "ru"), `с 9 ${ru} 2026 года`);
    assert.equal(dayText(date, "en"), `9 ${en} 2026`);
    assert.equal(untilText(date, "en"), `until 9 ${en} 2026`);
    assert.equal(fromText(date, "en"), `from 9 ${en} 2026`);
  });
}

test("the time is that of the legal zone, the day too", () => {
  const late = parseInstant("2026-07-11T19:05:00Z");
  assert.ok(late);
  assert.equal(timeText(late), "00:05");
  assert.equal(instantText(late, "kk"), "2026 жылғы 12 шілде, 00:05");
  assert.equal(instantText(late, "ru"), "12 июля 2026 года, 00:05");
});
