import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import { Block, Categories, CLOSED, DataSubject, Day, IdOf, IinText, Line, Sha256 } from "./common.ts";

/** `data_subject`, or a flat `iin` in its place; exactly one of the two. */
const person = { data_subject: Type.Optional(DataSubject), iin: Type.Optional(IinText) };

const EXACTLY_ONE_PERSON = {
  ...CLOSED,
  if: { required: ["iin"] },
  // eslint-like linters may call this a promise; it is JSON Schema.
  then: { properties: { data_subject: false } },
  else: { required: ["data_subject"] },
};

const text = Block(4000);
const decision_ref = Type.Optional(
  Type.String({ ...Line(600), description: "A `dec_` id, or what the person calls it." }),
);

/** `POST /v1/objections`, against any automated processing. @law 231-VIII 19-1(2) 19-1(3) */
export const FileObjectionBody = Type.Object(
  {
    ...person,
    party_id: Type.Optional(IdOf("pty")),
    purpose_id: Type.Optional(IdOf("pur")),
    decision_ref,
    text,
  },
  EXACTLY_ONE_PERSON,
);
export type FileObjectionBody = Body<typeof FileObjectionBody>;

/** `POST /v1/inquiries` */
export const FileInquiryBody = Type.Object(
  {
    ...person,
    party_id: IdOf("pty"),
    purpose_id: Type.Optional(IdOf("pur")),
    decision_ref,
    text,
  },
  EXACTLY_ONE_PERSON,
);
export type FileInquiryBody = Body<typeof FileInquiryBody>;

/** `POST /v1/corrections` */
export const FileCorrectionBody = Type.Object(
  {
    ...person,
    party_id: IdOf("pty"),
    object_id: Type.Optional(IdOf("obj")),
    categories: Type.Optional(Categories),
    evidence_sha256: Type.Optional(Sha256),
    text,
  },
  EXACTLY_ONE_PERSON,
);
export type FileCorrectionBody = Body<typeof FileCorrectionBody>;

/** `POST /v1/complaints` */
export const FileComplaintBody = Type.Object(
  {
    ...person,
    party_id: IdOf("pty"),
    duty_id: Type.Optional(IdOf("dty")),
    decision_ref,
    text,
  },
  EXACTLY_ONE_PERSON,
);
export type FileComplaintBody = Body<typeof FileComplaintBody>;

/** The call, and the duty that it opened. */
export const RightsCallAnswer = Type.Object({
  id: IdOf("rgt"),
  duty_id: IdOf("dty"),
  due_on: Type.Optional(Day),
});
export type RightsCallAnswer = Answer<typeof RightsCallAnswer>;

/** The person whom a rights call is about. @throws Error if the body has not passed its schema */
export function iinOf(call: {
  readonly data_subject?: DataSubject;
  readonly iin?: string;
}): string {
  const iin = call.iin ?? call.data_subject?.iin;
  if (iin === undefined) throw new Error("a rights call without a person has passed its schema");
  return iin;
}
