import { legalDayOf, parseInstant, parseLegalDay, type LegalDay } from "@kelisim/core";

/**
 * The legal day of a text that is a day or an instant; `undefined` for everything else.
 * In a query string an unescaped `+` arrives as a space: before an offset it is read as meant.
 */
export function parseReceivedOn(text: string): LegalDay | undefined {
  const instant = parseInstant(text.replace(/ (?=\d{2}:\d{2}$)/, "+"));
  return instant === undefined ? parseLegalDay(text) : legalDayOf(instant);
}
