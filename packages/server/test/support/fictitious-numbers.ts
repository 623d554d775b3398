import { completeCheckDigit } from "@kelisim/core";

/** Twelve digits with a right check digit for every eleven that can have one. */
function* numbers(prefix: string): Generator<string, never> {
  for (let serial = 0; ; serial += 1) {
    const body = `${prefix}${String(serial).padStart(11 - prefix.length, "0")}`;
    const whole = completeCheckDigit(body);
    if (whole !== undefined) yield whole;
  }
}

// The seventh digit of an IIN is sex and century: 4 is a woman of the twentieth.
const people = numbers("9001014");
const organisations = numbers("200140");

/** A valid IIN that no test of this process has used; nobody has it. */
export const newIin = (): string => people.next().value;

/** A valid BIN that no test of this process has used; nobody has it. */
export const newBin = (): string => organisations.next().value;
