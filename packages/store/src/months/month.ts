import { day, type Instant, type LegalDay } from "@kelisim/core";
import { monthsFrom, type UtcMonth } from "../migrate/utc-month.ts";

/** A UTC month of the access log. */
export type LogMonth = UtcMonth & {
  /** Its first day, `2026-07-01`: the key of `log_month`. */
  readonly firstDay: LegalDay;
  /** `2026-07`, as people write it. */
  readonly name: string;
  /** Its partition, if it has one of its own. */
  readonly partition: string;
};

const NAME = /^\d{4}-(0[1-9]|1[0-2])$/;

const monthOf = (firstDay: LegalDay): LogMonth => {
  const [month] = monthsFrom(firstDay, 1);
  if (month === undefined) throw new Error("a month was asked and not given");
  const name = firstDay.slice(0, 7);
  return { ...month, firstDay, name, partition: `access_log_${month.suffix}` };
};

/** A month by its name; `undefined` for every other text. */
export const parseMonth = (name: string): LogMonth | undefined =>
  NAME.test(name) ? monthOf(day(`${name}-01`)) : undefined;

/** The month that holds an instant, by UTC as the partitions have it. */
export const monthAt = (at: Instant): LogMonth => monthOf(day(`${at.toString().slice(0, 7)}-01`));

/** A month so many months after another one, or before it. */
export function monthsAfter({ firstDay }: LogMonth, months: number): LogMonth {
  const count = Number(firstDay.slice(0, 4)) * 12 + Number(firstDay.slice(5, 7)) - 1 + months;
  const year = String(Math.floor(count / 12)).padStart(4, "0");
  return monthOf(day(`${year}-${String((count % 12) + 1).padStart(2, "0")}-01`));
}
