import { type LegalDay, parseLegalDay } from "../time.ts";
import { hasRightCheckDigit } from "./check-digit.ts";
import { twelveDigitsFault } from "./digits.ts";

const REDACTED = "IIN ••••••••••••";
/** The name under which Node looks for an object's own way of being printed. */
const INSPECT: unique symbol = Symbol.for("nodejs.util.inspect.custom");

/**
 * The individual identification number of a person, checked. It shows nothing of itself in texts,
 * JSON, logs and consoles; whoever needs the digits asks for `digits`. Only `parseIin` makes one.
 * Compare two with `sameIin`: structural comparison sees no difference between any two.
 */
class Iin {
  readonly #digits: string;

  constructor(digits: string) {
    this.#digits = digits;
    Object.freeze(this);
  }

  /** The twelve digits in clear. Never for a log, a URL, a metric or an error text. */
  get digits(): string {
    return this.#digits;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [INSPECT](): string {
    return REDACTED;
  }
}

export type { Iin };

export type IinFault = "iin-length" | "iin-digits" | "iin-century" | "iin-date" | "iin-check-digit";

export type IinReading =
  { readonly ok: true; readonly iin: Iin } | { readonly ok: false; readonly code: IinFault };

/** Digit 7: the century of birth and the sex. */
const CENTURY: ReadonlyMap<string, string> = new Map([
  ["1", "18"],
  ["2", "18"],
  ["3", "19"],
  ["4", "19"],
  ["5", "20"],
  ["6", "20"],
]);
const ALL_CENTURIES: readonly string[] = ["18", "19", "20"];

/**
 * The centuries that digit 7 can mean. @NOTE from memory, no text at hand: 0 is given to some
 * foreigners and says neither century nor sex, so any century may be meant.
 */
function centuriesOf(digits: string): readonly string[] {
  const code = digits.charAt(6);
  if (code === "0") return ALL_CENTURIES;
  const century = CENTURY.get(code);
  return century === undefined ? [] : [century];
}

const birthDay = (digits: string, century: string): LegalDay | undefined =>
  parseLegalDay(`${century}${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4, 6)}`);

/**
 * Reads twelve ASCII digits: the date must exist in its century and the check digit must be right.
 * Nothing is trimmed or repaired. A date to come is not refused: there is no clock here.
 */
export function parseIin(text: string): IinReading {
  const fault = twelveDigitsFault(text);
  if (fault !== undefined) return { ok: false, code: `iin-${fault}` };
  const centuries = centuriesOf(text);
  if (centuries.length === 0) return { ok: false, code: "iin-century" };
  if (!centuries.some((century) => birthDay(text, century) !== undefined)) {
    return { ok: false, code: "iin-date" };
  }
  if (!hasRightCheckDigit(text)) return { ok: false, code: "iin-check-digit" };
  return { ok: true, iin: new Iin(text) };
}

/** Whether two are the same number. */
export const sameIin = (a: Iin, b: Iin): boolean => a.digits === b.digits;

export type IinBirth = { readonly day: LegalDay; readonly sex: "male" | "female" };

/**
 * What the digits say of birth and sex; `undefined` with century digit 0. No proof of either: a
 * number is kept for life and need not follow when the person's records are corrected.
 */
export function iinBirth(iin: Iin): IinBirth | undefined {
  const code = iin.digits.charAt(6);
  const century = CENTURY.get(code);
  const day = century === undefined ? undefined : birthDay(iin.digits, century);
  return day === undefined ? undefined : { day, sex: Number(code) % 2 === 1 ? "male" : "female" };
}
