import {
  legalDayOf,
  parseInstant,
  parseLegalDay,
  startOfDay,
  type Instant,
  type LegalDay,
} from "@kelisim/core";

/** In a query string an unescaped `+` arrives as a space: before an offset it is read as meant. */
const instantIn = (text: string): Instant | undefined =>
  parseInstant(text.replace(/ (?=\d{2}:\d{2}$)/, "+"));

/** The legal day of a text that is a day or an instant; `undefined` for everything else. */
export function parseReceivedOn(text: string): LegalDay | undefined {
  const instant = instantIn(text);
  return instant === undefined ? parseLegalDay(text) : legalDayOf(instant);
}

/** The instant that a decision is replayed at: of a day its noon. `undefined` for everything else. */
export function parseReplayAt(text: string): Instant | undefined {
  const day = parseLegalDay(text);
  return day === undefined ? instantIn(text) : startOfDay(day).add({ hours: 12 });
}
