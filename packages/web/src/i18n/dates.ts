import { legalDayOf, LEGAL_ZONE, type Instant, type Language } from "@kelisim/core";
import { dayText } from "./day-text.ts";

export { dayText, fromText, untilText } from "./day-text.ts";

const pad = (n: number): string => String(n).padStart(2, "0");

/** Hours and minutes in the legal zone: `15:42`. */
export function timeText(at: Instant): string {
  const zoned = at.toZonedDateTimeISO(LEGAL_ZONE);
  return `${pad(zoned.hour)}:${pad(zoned.minute)}`;
}

/** Day and time in the legal zone: `2026 жылғы 12 шілде, 15:42`. */
export const instantText = (at: Instant, language: Language): string =>
  `${dayText(legalDayOf(at), language)}, ${timeText(at)}`;
