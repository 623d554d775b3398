import { Type } from "typebox";
import { EVENT_TYPES } from "../event-types.ts";
import type { Answer, Body } from "../wire.ts";
import { CLOSED, Day, IdOf, InstantText, NextCursor, PAGE } from "./common.ts";

/** `GET /v1/events?after=` */
export const EventQuery = Type.Object(
  {
    after: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: Number.MAX_SAFE_INTEGER,
        description: "The `feed_seq` of the last event already seen; 0 by default.",
      }),
    ),
    limit: PAGE.limit,
  },
  CLOSED,
);
export type EventQuery = Body<typeof EventQuery>;

/** A thin event: ids and times, nothing about the person. */
export const EventAnswer = Type.Object({
  feed_seq: Type.Integer({ minimum: 1 }),
  id: IdOf("evt"),
  type: Type.Enum(EVENT_TYPES, { type: "string" }),
  timestamp: InstantText,
  data: Type.Object({
    request_id: Type.Optional(IdOf("req")),
    consent_id: Type.Optional(IdOf("con")),
    purpose_id: Type.Optional(IdOf("pur")),
    object_id: Type.Optional(IdOf("obj")),
    party_id: Type.Optional(IdOf("pty")),
    duty_id: Type.Optional(IdOf("dty")),
    rights_call_id: Type.Optional(IdOf("rgt")),
    due_on: Type.Optional(Day),
    due_at: Type.Optional(
      Type.Unsafe<string>({
        ...InstantText,
        description:
          "Of what came about by itself: when it did. `timestamp` is when it was told, which after a standstill is later.",
      }),
    ),
  }),
});
export type EventAnswer = Answer<typeof EventAnswer>;

/** `next_cursor` is the number to give as `after`, as a text; `null` where nothing more waits. */
export const EventList = Type.Object({ items: Type.Array(EventAnswer), next_cursor: NextCursor });
export type EventList = Answer<typeof EventList>;
