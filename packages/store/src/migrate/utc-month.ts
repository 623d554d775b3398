import type { LegalDay } from "@kelisim/core";

/** A month from its first instant in UTC to that of the next. */
export type UtcMonth = {
  /** `y2026_m07`. */
  readonly suffix: string;
  readonly from: string;
  readonly to: string;
};

const two = (n: number): string => String(n).padStart(2, "0");

/** So many months, the first of which holds the day. */
export function monthsFrom(day: LegalDay, count: number): UtcMonth[] {
  const first = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const parts = (month: number): [year: number, month: number] => [
    Math.floor(month / 12),
    (month % 12) + 1,
  ];
  const start = (month: number): string => {
    const [year, ofYear] = parts(month);
    return `${year}-${two(ofYear)}-01 00:00:00+00`;
  };
  return Array.from({ length: count }, (_, index) => {
    const [year, ofYear] = parts(first + index);
    return {
      suffix: `y${year}_m${two(ofYear)}`,
      from: start(first + index),
      to: start(first + index + 1),
    };
  });
}
