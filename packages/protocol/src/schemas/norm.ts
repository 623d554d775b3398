import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import { CLOSED, Day, Line, Text3Schema } from "./common.ts";

const Status = Type.Enum(["enforced", "tracked", "informational"], { type: "string" });
const Level = Type.Enum(["law", "bylaw"], { type: "string" });

/** How far the words of a provision are known here. */
export const TrustName = Type.Enum(["act", "base-law"], {
  type: "string",
  description: "`base-law`: told by the sense of the base law, to be compared with its text.",
});

/** `GET /v1/norms` */
export const NormQuery = Type.Object({ status: Type.Optional(Status) }, CLOSED);
export type NormQuery = Body<typeof NormQuery>;

/** A day, or `null` for an open end. */
const openDay = Type.Union([Day, Type.Null()]);

/** One provision. `text.kk` is the act's own words; the other languages are renderings. */
export const NormAnswer = Type.Object({
  id: Line(60),
  act: Line(100),
  place: Text3Schema,
  text: Text3Schema,
  trust: TrustName,
  obliged: Type.Object({
    roles: Type.Array(Line(60)),
    trust: Type.Enum(["act", "recalled"], { type: "string" }),
  }),
  trigger: Type.Union([Text3Schema, Type.Null()]),
  deadline: Type.Union([
    Type.Object({
      days: Type.Integer(),
      unit: Type.Enum(["working-days", "calendar-days", "months"], { type: "string" }),
      from: Text3Schema,
    }),
    Type.Null(),
  ]),
  in_force: Type.Object({ from: openDay, to: openDay }),
  level: Level,
  status: Status,
  rules: Type.Array(Line(100)),
  scenarios: Type.Array(Line(200)),
  reason: Type.Optional(Text3Schema),
});
export type NormAnswer = Answer<typeof NormAnswer>;

/** `GET /v1/norms` */
export const NormList = Type.Object({ version: Type.Integer(), items: Type.Array(NormAnswer) });
export type NormList = Answer<typeof NormList>;
