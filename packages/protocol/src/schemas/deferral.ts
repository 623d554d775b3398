import { Type } from "typebox";
import type { Answer } from "../wire.ts";
import { BinText, Code, Day, IdOf, InstantText, Name3, NextCursor } from "./common.ts";

/**
 * A purpose that puts off telling people of accesses by its ground: whose, by which act, until when, and how
 * often it did. Nothing about a person.
 */
export const DeferralAnswer = Type.Object({
  purpose_id: IdOf("pur"),
  party: Type.Object({ id: IdOf("pty"), bin: BinText, name: Name3 }),
  ground: Code,
  act: Type.String(),
  article: Type.String(),
  until: Type.Optional(Day),
  event: Type.Optional(Type.String()),
  ended_on: Type.Optional(Day),
  status: Type.Enum(["running", "ended"], { type: "string" }),
  deferred: Type.Object(
    {
      permitted: Type.Integer({ minimum: 0 }),
      denied: Type.Integer({ minimum: 0 }),
      since: Type.Optional(InstantText),
    },
    { description: "Accesses and attempts of which the persons were not told at once." },
  ),
});
export type DeferralAnswer = Answer<typeof DeferralAnswer>;

/** `GET /v1/deferrals` */
export const DeferralList = Type.Object({
  items: Type.Array(DeferralAnswer),
  next_cursor: NextCursor,
});
export type DeferralList = Answer<typeof DeferralList>;
