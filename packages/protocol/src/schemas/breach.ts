import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import {
  Categories,
  CategoryRef,
  CLOSED,
  Day,
  IdOf,
  IinText,
  InstantText,
  NextCursor,
} from "./common.ts";
import { DutyStatusName } from "./duty.ts";

/** `POST /v1/breaches`: the object's owner or operator found it. @law 94-V 25(2) */
export const ReportBreachBody = Type.Object(
  {
    object_id: IdOf("obj"),
    detected_at: InstantText,
    categories: Categories,
    subjects: Type.Union(
      [
        Type.Integer({ minimum: 0, maximum: 1_000_000_000 }),
        Type.Array(IinText, { minItems: 1, maxItems: 1000, uniqueItems: true }),
      ],
      {
        description:
          "How many people it concerns, or their numbers: whoever is named is told. A report that was cut off goes on where the same call is repeated with its Idempotency-Key.",
      },
    ),
  },
  CLOSED,
);
export type ReportBreachBody = Body<typeof ReportBreachBody>;

/** A breach, and the duty to tell the authorised body of it. */
export const BreachAnswer = Type.Object({
  id: IdOf("brc"),
  party_id: IdOf("pty"),
  object_id: IdOf("obj"),
  categories: Type.Array(CategoryRef),
  detected_at: InstantText,
  reported_at: InstantText,
  /** As far as the party knew when it reported. */
  concerned: Type.Integer({ minimum: 0 }),
  duty_id: IdOf("dty"),
  due_on: Day,
  status: DutyStatusName,
  late: Type.Optional(Type.Boolean()),
});
export type BreachAnswer = Answer<typeof BreachAnswer>;

/** `GET /v1/breaches`, newest first. */
export const BreachList = Type.Object({
  items: Type.Array(BreachAnswer),
  next_cursor: NextCursor,
});
export type BreachList = Answer<typeof BreachList>;
