import { completeCheckDigit } from "@kelisim/core";

/** Digits of an IIN. */
export const IIN_LENGTH = 12;

const pad = (value: number, length: number): string => String(value).padStart(length, "0");

/** Fictitious women born from 1940 to 1999, with valid numbers, always in the same order, no two alike. */
function* numbers(): Generator<string, never> {
  for (let serial = 0; ; serial += 1) {
    for (let year = 40; year < 100; year += 1) {
      for (let day = 1; day <= 28; day += 1) {
        const iin = completeCheckDigit(`${pad(year, 2)}02${pad(day, 2)}4${pad(serial, 4)}`);
        if (iin !== undefined) yield iin;
      }
    }
  }
}

/** The first numbers, one after the other in one buffer of ASCII digits. */
export function manyPeople(count: number): Buffer {
  const all = Buffer.alloc(count * IIN_LENGTH);
  const source = numbers();
  for (let place = 0; place < count; place += 1) {
    all.write(source.next().value, place * IIN_LENGTH, "latin1");
  }
  return all;
}

/** The number at a place of such a buffer. */
export const personAt = (people: Buffer, place: number): string =>
  people.toString("latin1", place * IIN_LENGTH, (place + 1) * IIN_LENGTH);
