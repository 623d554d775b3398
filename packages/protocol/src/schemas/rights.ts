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
import { ActingFor } from "./representation.ts";

/** `data_subject`, or a flat `iin` in its place; exactly one of the two. */
const person = {
  data_subject: Type.Optional(DataSubject),
  iin: Type.Optional(IinText),
  acting_for: ActingFor,
};

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
    outcome_id: Type.Optional(IdOf("out")),
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

/** `POST /v1/blockings`: a signal that the law was broken with an object's data about her. @law 94-V 25(2)(8) */
export const FileBlockingBody = Type.Object(
  {
    ...person,
    party_id: IdOf("pty"),
    object_id: IdOf("obj"),
    evidence_sha256: Type.Optional(Sha256),
    text,
  },
  EXACTLY_ONE_PERSON,
);
export type FileBlockingBody = Body<typeof FileBlockingBody>;

/** `POST /v1/blockings/{id}/outcome`: what the check of the signal came to. */
export const BlockingOutcomeBody = Type.Object({ confirmed: Type.Boolean(), text }, CLOSED);
export type BlockingOutcomeBody = Body<typeof BlockingOutcomeBody>;

/** `POST /v1/destructions`; without `object_id`, of all that the party holds. @law 94-V 18 24(1) */
export const FileDestructionBody = FileCorrectionBody;
export type FileDestructionBody = FileCorrectionBody;

/** Who hears a complaint: her choice. @law 231-VIII 19-1(3) */
export const ComplaintAddresseeName = Type.Enum(["authorised-body", "prosecutor", "court"], {
  type: "string",
});

/** `POST /v1/complaints`, about action or inaction. @law 231-VIII 19-1(3) */
export const FileComplaintBody = Type.Object(
  {
    ...person,
    party_id: IdOf("pty"),
    addressee: Type.Optional(ComplaintAddresseeName),
    duty_id: Type.Optional(IdOf("dty")),
    consent_id: Type.Optional(IdOf("con")),
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
