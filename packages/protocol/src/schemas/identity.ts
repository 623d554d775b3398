import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import { CLOSED, DataSubject, IinText, Sha256 } from "./common.ts";

/** `POST /v1/persons/correct-iin` */
export const CorrectIinBody = Type.Object(
  { data_subject: DataSubject, new_iin: IinText, evidence_sha256: Sha256 },
  CLOSED,
);
export type CorrectIinBody = Body<typeof CorrectIinBody>;

/** The person goes on under the right number, and the wrong one leads to nobody. */
export const CorrectedIinAnswer = Type.Object({
  status: Type.Enum(["corrected"], { type: "string" }),
});
export type CorrectedIinAnswer = Answer<typeof CorrectedIinAnswer>;
