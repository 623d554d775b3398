import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import { Categories, CLOSED, Country, IdOf, Name, Name3, NextCursor } from "./common.ts";
import { SectorName } from "./party.ts";

const shared = {
  owner_id: IdOf("pty"),
  operator_id: IdOf("pty"),
  sector: SectorName,
  categories: Categories,
  storage_country: Country,
};

/** `POST /v1/digital-objects` */
export const CreateDigitalObjectBody = Type.Object(
  {
    name: Name,
    ...shared,
    confidential: Type.Optional(
      Type.Boolean({ description: "What nobody has classed is confidential: `true` unless told." }),
    ),
  },
  CLOSED,
);
export type CreateDigitalObjectBody = Body<typeof CreateDigitalObjectBody>;

/** A system or base that holds personal data. @law 395/НҚ 2(10) 2(11) */
export const DigitalObjectAnswer = Type.Object({
  id: IdOf("obj"),
  version: Type.Integer({ minimum: 1 }),
  status: Type.Enum(["active", "closed"], { type: "string" }),
  name: Name3,
  ...shared,
  confidential: Type.Boolean(),
});
export type DigitalObjectAnswer = Answer<typeof DigitalObjectAnswer>;

/** `GET /v1/digital-objects` */
export const DigitalObjectList = Type.Object({
  items: Type.Array(DigitalObjectAnswer),
  next_cursor: NextCursor,
});
export type DigitalObjectList = Answer<typeof DigitalObjectList>;
