import { isDayDuration, parseBin, parseIin, parseInstant, parseLegalDay } from "@kelisim/core";
import { COUNTRY_CODES } from "./country-codes.ts";
import { parseReceivedOn } from "./received-on.ts";

/** Years that calendar, zone and store all count in: 1900 to 2999. */
const IN_REACH = /^(19|2\d)\d{2}-/;

const SHA256 = /^[0-9a-f]{64}$/;

/** The names of the string formats that the schemas of this contract use. */
export type FormatName =
  | "iin"
  | "bin"
  | "legal-day"
  | "instant"
  | "instant-or-day"
  | "day-duration"
  | "sha256"
  | "country";

/** Checks of the string formats, for the validator (`ajv` option `formats`). */
export const formats: Readonly<Record<FormatName, (text: string) => boolean>> = {
  /** Individual identification number: twelve ASCII digits, a real date, a right check digit. */
  iin: (text) => parseIin(text).ok,
  /** Business identification number: twelve ASCII digits with a right check digit. */
  bin: (text) => parseBin(text).ok,
  /** `YYYY-MM-DD`, a day that exists. */
  "legal-day": (text) => IN_REACH.test(text) && parseLegalDay(text) !== undefined,
  /** RFC 3339 with an offset or `Z`. */
  instant: (text) => IN_REACH.test(text) && parseInstant(text) !== undefined,
  /** Either of the two above. */
  "instant-or-day": (text) => IN_REACH.test(text) && parseReceivedOn(text) !== undefined,
  /** ISO 8601 duration of whole days or longer, above zero. */
  "day-duration": isDayDuration,
  /** 64 lowercase hex digits. */
  sha256: (text) => SHA256.test(text),
  /** ISO 3166-1 alpha-2, uppercase. */
  country: (text) => COUNTRY_CODES.has(text),
};
