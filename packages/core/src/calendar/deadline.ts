import type { Text3 } from "../text.ts";
import { type LegalDay, addDays, yearOf } from "../time.ts";
import { type WorkingDayCalendar, dayKind } from "./working-day-calendar.ts";

export type DeadlineQuestion = {
  readonly calendar: WorkingDayCalendar;
  readonly receivedOn: LegalDay;
  /** A whole number from 1 to 366. */
  readonly workingDays: number;
  /**
   * Counts the day of receipt as day 1 if people work on it: the words of the act, read literally.
   * @law 231-VIII 19-1(3) «алған күннен бастап»
   */
  readonly countReceiptDay?: boolean;
};

export type DeadlineDay = {
  readonly date: LegalDay;
  readonly working: boolean;
  /** 1 for the first counted working day and so on; `null` for a day that is not counted. */
  readonly counted: number | null;
  readonly why: Text3;
};

export type Deadline = {
  /** The last day; it lasts until 24:00 in the legal zone (`endOfDay`). */
  readonly dueOn: LegalDay;
  /** Every day from receipt to the last one. */
  readonly explanation: readonly DeadlineDay[];
  readonly calendarVersion: string;
  /** Whether every day that was judged belongs to a settled calendar. */
  readonly official: boolean;
  /** Years judged by weekends alone, for want of data. */
  readonly unknownYears: readonly number[];
};

const MOST_WORKING_DAYS = 366;

const NOT_COUNTED: Text3 = {
  kk: "Алынған күн: есептеу келесі жұмыс күнінен басталады",
  ru: "День получения: отсчёт начинается со следующего рабочего дня",
  en: "Day of receipt: counting starts on the next working day",
};
const COUNTED: Text3 = {
  kk: "Алынған күн: бірінші күн болып есептеледі",
  ru: "День получения: считается первым днём",
  en: "Day of receipt: counted as the first day",
};

const sentences = (a: Text3, b: Text3): Text3 => ({
  kk: `${a.kk}. ${b.kk}`,
  ru: `${a.ru}. ${b.ru}`,
  en: `${a.en}. ${b.en}`,
});

/**
 * The last day of a term in working days. Day 1 is the first working day after receipt (civil-law
 * counting, a choice of this service), or the day of receipt itself with `countReceiptDay`.
 *
 * @throws RangeError if `workingDays` is not a whole number from 1 to 366.
 */
export function deadline(question: DeadlineQuestion): Deadline {
  const { calendar, receivedOn, workingDays, countReceiptDay = false } = question;
  if (!Number.isInteger(workingDays) || workingDays < 1 || workingDays > MOST_WORKING_DAYS) {
    throw new RangeError(`working days are a whole number from 1 to ${MOST_WORKING_DAYS}`);
  }
  const explanation: DeadlineDay[] = [];
  const unknownYears = new Set<number>();
  let official = true;
  let counted = 0;
  let date = receivedOn;
  for (;;) {
    const isReceipt = date === receivedOn;
    const { working, why, known, official: settled } = dayKind(calendar, date);
    // A day of receipt that is never counted moves nothing, so its year needs no data.
    const judged = !isReceipt || countReceiptDay;
    const counts = judged && working;
    if (counts) counted += 1;
    if (judged) official &&= settled;
    if (judged && !known) unknownYears.add(yearOf(date));
    explanation.push({
      date,
      working,
      counted: counts ? counted : null,
      why: isReceipt ? sentences(why, counts ? COUNTED : NOT_COUNTED) : why,
    });
    if (counted === workingDays) break;
    date = addDays(date, 1);
  }
  return {
    dueOn: date,
    explanation,
    calendarVersion: calendar.version,
    official,
    unknownYears: [...unknownYears],
  };
}

/**
 * The earliest last day that any reading of the acts gives, for warning in time: article 8(7) names
 * no starting point, so the sending counts if it came first; article 19-1(3), read literally,
 * counts the day of receipt.
 *
 * @law 231-VIII 8(7)
 * @law 231-VIII 19-1(3)
 * @throws RangeError if `workingDays` is not a whole number from 1 to 366.
 */
export function strictestDeadline(question: {
  readonly calendar: WorkingDayCalendar;
  readonly sentOn: LegalDay;
  /** Left out while the message has not been delivered. */
  readonly deliveredOn?: LegalDay | undefined;
  readonly workingDays: number;
}): Deadline {
  const { calendar, sentOn, deliveredOn = sentOn, workingDays } = question;
  const receivedOn = deliveredOn < sentOn ? deliveredOn : sentOn;
  return deadline({ calendar, receivedOn, workingDays, countReceiptDay: true });
}
