import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import { CLOSED, Code, Name3, NextCursor } from "./common.ts";

const category = {
  code: Code,
  name: Name3,
  identifier: Type.Boolean({
    description: "Whether it identifies a person or links sets of data about her.",
  }),
  biometric: Type.Boolean(),
  sensitivity: Type.Enum(["ordinary", "sensitive"], { type: "string" }),
};

/** `POST /v1/data-categories`. @law 395/НҚ 2(1) */
export const CreateDataCategoryBody = Type.Object(category, CLOSED);
export type CreateDataCategoryBody = Body<typeof CreateDataCategoryBody>;

/** One kind of data in the dictionary that requests, consents and decisions name by code. */
export const DataCategoryAnswer = Type.Object(category);
export type DataCategoryAnswer = Answer<typeof DataCategoryAnswer>;

/** `GET /v1/data-categories` */
export const DataCategoryList = Type.Object({
  items: Type.Array(DataCategoryAnswer),
  next_cursor: NextCursor,
});
export type DataCategoryList = Answer<typeof DataCategoryList>;
