import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import { CLOSED, Day, Text3Schema } from "./common.ts";

/** One day of a count, and why it counts or not. */
export const CountedDay = Type.Object({
  date: Day,
  working: Type.Boolean(),
  counted: Type.Unsafe<number | null>({
    type: ["integer", "null"],
    description: "1 for the first day that counts; `null` for a day that does not.",
  }),
  why: Text3Schema,
});
export type CountedDay = Answer<typeof CountedDay>;

/** `GET /v1/calendar/deadline`; `parseReceivedOn` gives the day of `received_at`. */
export const DeadlineQuery = Type.Object(
  {
    received_at: Type.String({
      format: "instant-or-day",
      description: "An instant, or a day in Kazakhstan. The day after it is day 1.",
    }),
    working_days: Type.Integer({ minimum: 1, maximum: 366 }),
  },
  CLOSED,
);
export type DeadlineQuery = Body<typeof DeadlineQuery>;

/** A deadline that explains itself day by day. */
export const DeadlineAnswer = Type.Object({
  received_on: Day,
  working_days: Type.Integer(),
  due_on: Day,
  explanation: Type.Array(CountedDay),
  calendar_version: Type.String(),
  official: Type.Boolean({ description: "`false` where a year in the count is projected." }),
});
export type DeadlineAnswer = Answer<typeof DeadlineAnswer>;
