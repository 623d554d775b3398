import { hasRightCheckDigit } from "./check-digit.ts";
import { twelveDigitsFault } from "./digits.ts";

declare const checkedBin: unique symbol;

/**
 * The business identification number of an organisation, checked: twelve digits as a text. It is
 * not personal data, but that of joint sole proprietors comes near (`binHolder`).
 */
export type Bin = string & { readonly [checkedBin]: true };

export type BinFault = "bin-length" | "bin-digits" | "bin-month" | "bin-kind" | "bin-check-digit";

export type BinReading =
  { readonly ok: true; readonly bin: Bin } | { readonly ok: false; readonly code: BinFault };

export type BinHolder = "resident-entity" | "non-resident-entity" | "joint-sole-proprietors";

/** Digit 5: who holds the number. An IIN has 0–3 there, so no number is both. */
const HOLDER: ReadonlyMap<string, BinHolder> = new Map([
  ["4", "resident-entity"],
  ["5", "non-resident-entity"],
  ["6", "joint-sole-proprietors"],
]);

const MONTH = /^(0[1-9]|1[0-2])$/;

/**
 * Reads twelve ASCII digits: year and month of registration, kind of holder, check digit. Nothing
 * is trimmed or repaired.
 * @NOTE digit 6 (head office, branch, …) is not judged: its list of values is known from memory
 * only, and refusing a real organisation would be worse than letting the check digit do its work.
 */
export function parseBin(text: string): BinReading {
  const fault = twelveDigitsFault(text);
  if (fault !== undefined) return { ok: false, code: `bin-${fault}` };
  if (!MONTH.test(text.slice(2, 4))) return { ok: false, code: "bin-month" };
  if (!HOLDER.has(text.charAt(4))) return { ok: false, code: "bin-kind" };
  if (!hasRightCheckDigit(text)) return { ok: false, code: "bin-check-digit" };
  return { ok: true, bin: text as Bin };
}

/** Who holds the number, by its fifth digit. @throws RangeError for a text that is no BIN. */
export function binHolder(bin: Bin): BinHolder {
  const holder = HOLDER.get(bin.charAt(4));
  if (holder === undefined) throw new RangeError("not a BIN");
  return holder;
}
