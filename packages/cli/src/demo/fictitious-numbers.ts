import {
  completeCheckDigit,
  iinBirth,
  parseBin,
  parseIin,
  type Bin,
  type LegalDay,
} from "@kelisim/core";

export type Sex = "male" | "female";

/** Digit 7 of an IIN. */
const CENTURY_DIGIT: Readonly<Record<string, Readonly<Record<Sex, string>>>> = {
  "19": { male: "3", female: "4" },
  "20": { male: "5", female: "6" },
};

/** High serials, so that a fictitious number is unlikely to be somebody's. */
const FIRST_SERIAL = 9900;

/**
 * A valid IIN for somebody who does not exist.
 * @param index keeps people apart who share a birthday; below 100
 */
export function fictitiousIin(birth: LegalDay, sex: Sex, index: number): string {
  const century = CENTURY_DIGIT[birth.slice(0, 2)]?.[sex];
  if (century === undefined) throw new RangeError(`no century digit for ${birth}`);
  const date = birth.slice(2).replaceAll("-", "");
  // Some eleven digits have no check digit: then the serial a hundred lower is taken.
  for (let serial = FIRST_SERIAL + index; serial > 0; serial -= 100) {
    const iin = completeCheckDigit(`${date}${century}${String(serial).padStart(4, "0")}`);
    if (iin === undefined) continue;
    const reading = parseIin(iin);
    if (reading.ok && iinBirth(reading.iin)?.day === birth) return iin;
  }
  throw new RangeError(`no serial gives an IIN for ${birth}`);
}

/** December 2029, resident, head office: no organisation of today can have such a number. */
const BIN_START = "291240";

/** A valid BIN of an organisation that does not exist. */
export function fictitiousBin(serial: number): Bin {
  const reading = parseBin(completeCheckDigit(`${BIN_START}${serial}`) ?? "");
  if (!reading.ok) throw new RangeError(`no BIN with serial ${serial}: ${reading.code}`);
  return reading.bin;
}
