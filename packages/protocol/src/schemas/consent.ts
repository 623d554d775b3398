import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import {
  Block,
  CategoryRef,
  CLOSED,
  Country,
  DataSubject,
  Day,
  IdOf,
  InstantText,
  LanguageCode,
  NextCursor,
} from "./common.ts";
import { ConfirmationBody, ConfirmationKindName, ProvenanceName } from "./confirmation.ts";
import { DutyAnswer } from "./duty.ts";
import { ActionName } from "./purpose.ts";

/** Computed at the instant of reading. */
export const ConsentStatusName = Type.Enum(
  ["active", "withdrawn", "expired", "fulfilled", "superseded", "disputed", "annulled"],
  { type: "string" },
);

/** Until a day (included), or until the purpose is reached. @law 231-VIII 8(5) 8(6) */
export const ValidUntil = Type.Object({
  kind: Type.Enum(["date", "purpose-achieved"], { type: "string" }),
  date: Type.Optional(Day),
});

const consent = {
  id: IdOf("con"),
  status: ConsentStatusName,
  request_id: IdOf("req"),
  party_id: IdOf("pty"),
  object_id: IdOf("obj"),
  purpose_id: IdOf("pur"),
  purpose_version: Type.Integer({ minimum: 1 }),
  granted_at: Type.String({ format: "instant", description: "Permission starts here." }),
  effective_at: Type.String({
    format: "instant",
    description: "When the person is said to have given it, e.g. the date on the paper.",
  }),
  valid_until: ValidUntil,
  categories: Type.Array(CategoryRef),
  actions: Type.Array(ActionName),
  recipients: Type.Array(IdOf("pty")),
  countries: Type.Array(Country),
  channel: Type.Enum(["written", "state-service", "non-state-service", "other-provable"], {
    type: "string",
  }),
  confirmation: ConfirmationKindName,
  provenance: ProvenanceName,
  asserted_by: Type.Optional(Type.Object({ party_id: IdOf("pty") })),
  language: LanguageCode,
  notice_hash: Type.String(),
  withdrawn_at: Type.Optional(InstantText),
  ended_at: Type.Optional(InstantText),
  superseded_by: Type.Optional(IdOf("con")),
};

/** A consent; its status is computed when it is read. */
export const ConsentAnswer = Type.Object(consent);
export type ConsentAnswer = Answer<typeof ConsentAnswer>;

/** `POST /v1/consents/search` */
export const ConsentList = Type.Object({
  items: Type.Array(ConsentAnswer),
  next_cursor: NextCursor,
});
export type ConsentList = Answer<typeof ConsentList>;

/** `POST /v1/consents/search` */
export const SearchConsentsBody = Type.Object(
  {
    data_subject: Type.Optional(DataSubject),
    purpose_id: Type.Optional(IdOf("pur")),
    status: Type.Optional(ConsentStatusName),
  },
  CLOSED,
);
export type SearchConsentsBody = Body<typeof SearchConsentsBody>;

/** `POST /v1/consents/{id}/withdraw`. @law 231-VIII 8(7) */
export const WithdrawConsentBody = Type.Object(
  { reason: Type.Optional(Block(2000)), confirmation: ConfirmationBody },
  CLOSED,
);
export type WithdrawConsentBody = Body<typeof WithdrawConsentBody>;

/** The consent plus the duties that its withdrawal opened. */
export const WithdrawnConsentAnswer = Type.Object({ ...consent, duties: Type.Array(DutyAnswer) });
export type WithdrawnConsentAnswer = Answer<typeof WithdrawnConsentAnswer>;
