import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import {
  Block,
  Categories,
  CLOSED,
  DataSubject,
  Day,
  IdOf,
  IinText,
  Line,
  Sha256,
} from "./common.ts";

/** `data_subject`, or a flat `iin` in its place; exactly one of the two. */
const person = { data_subject: Type.Optional(DataSubject), iin: Type.Optional(IinText) };

const FLAT = { required: ["iin"] };

/** Written so that the fault is told at the member to add or to leave out. */
const EXACTLY_ONE_PERSON = {
  ...CLOSED,
  allOf: [
    { if: FLAT, else: { required: ["data_subject"] } },
    { if: { not: FLAT }, else: { properties: { data_subject: false } } },
  ],
};

const text = Block(4000);
/** A `dec_` id, or free words. */
const decision_ref = Type.Optional(Line(600));

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
