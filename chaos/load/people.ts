import { completeCheckDigit } from "@kelisim/core";

/** A person of a run, by number; the IIN stays in memory. */
export type Person = { readonly number: number; readonly iin: string };

const pad = (value: number, length: number): string => String(value).padStart(length, "0");

/** Fictitious people with valid numbers, as many as are wanted, no two alike. */
export function* people(): Generator<Person, never> {
  let number = 0;
  for (let serial = 0; ; serial += 1) {
    for (let year = 40; year < 100; year += 1) {
      for (let day = 1; day <= 28; day += 1) {
        const iin = completeCheckDigit(`${pad(year, 2)}01${pad(day, 2)}4${pad(serial, 4)}`);
        if (iin !== undefined) yield { number: (number += 1), iin };
      }
    }
  }
}
