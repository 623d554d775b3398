import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import {
  Categories,
  CategoryRef,
  CLOSED,
  Country,
  DataSubject,
  Day,
  IdOf,
  InstantText,
  LanguageCode,
  Text3Schema,
} from "./common.ts";
import { ConfirmationBody } from "./confirmation.ts";
import { TermBasisAnswer, TermBasisBody } from "./consent-term.ts";
import { PHONE } from "./patterns.ts";
import { ActionName, Actions } from "./purpose.ts";
import { ActingFor } from "./representation.ts";

const recipients = Type.Array(IdOf("pty"), { maxItems: 200, uniqueItems: true });

/** `POST /v1/consent-requests` */
export const CreateConsentRequestBody = Type.Object(
  {
    data_subject: DataSubject,
    phone: Type.Optional(
      Type.String({ pattern: PHONE, description: "Only an address for the first invitation." }),
    ),
    purpose_id: IdOf("pur"),
    object_id: IdOf("obj"),
    categories: Type.Optional(Categories),
    actions: Type.Optional(Actions),
    recipients: Type.Optional(recipients),
    valid_until: Type.Optional(Day),
    term_basis: Type.Optional(TermBasisBody),
    only_missing: Type.Optional(
      Type.Boolean({
        description:
          "Leaves out what a standing consent gives already; a yes adds the rest to it, on its terms.",
      }),
    ),
    language: Type.Optional(LanguageCode),
  },
  CLOSED,
);
export type CreateConsentRequestBody = Body<typeof CreateConsentRequestBody>;

/** No answer in time makes it `expired`, never a consent. */
export const ConsentRequestStatus = Type.Enum(
  ["pending", "granted", "refused", "expired", "cancelled"],
  { type: "string" },
);

/** A party's question to a person. It carries nothing about her: the party knows whom it asked. */
export const ConsentRequestAnswer = Type.Object({
  id: IdOf("req"),
  status: ConsentRequestStatus,
  party_id: IdOf("pty"),
  purpose_id: IdOf("pur"),
  purpose_version: Type.Integer({ minimum: 1 }),
  object_id: IdOf("obj"),
  categories: Type.Array(CategoryRef),
  required_categories: Type.Array(CategoryRef),
  actions: Type.Array(ActionName),
  recipients: Type.Array(IdOf("pty")),
  countries: Type.Array(Country),
  valid_until: Type.Optional(Day),
  term_basis: Type.Optional(TermBasisAnswer),
  adds_to: Type.Optional(IdOf("con")),
  language: LanguageCode,
  matching_word: Type.String({ description: "Compared on both sides, never typed, no proof." }),
  answer_url: Type.String(),
  requested_at: InstantText,
  expires_at: InstantText,
  notice: Type.Object({
    version: Type.Integer({ minimum: 1 }),
    hash: Type.String({ description: "Covers the notice in all three languages." }),
    text: Type.Optional(Text3Schema),
  }),
  answered_at: Type.Optional(InstantText),
  consent_id: Type.Optional(IdOf("con")),
});
export type ConsentRequestAnswer = Answer<typeof ConsentRequestAnswer>;

/** `POST /v1/consent-requests/{id}/answer` */
export const AnswerConsentRequestBody = Type.Object(
  {
    answer: Type.Enum(["grant", "refuse"], { type: "string" }),
    categories: Type.Optional(Categories),
    acting_for: ActingFor,
    confirmation: ConfirmationBody,
  },
  CLOSED,
);
export type AnswerConsentRequestBody = Body<typeof AnswerConsentRequestBody>;

/** What the answer made of the request; `consent_id` only with a grant. */
export const AnsweredRequestAnswer = Type.Object({
  request_id: IdOf("req"),
  status: Type.Enum(["granted", "refused"], { type: "string" }),
  consent_id: Type.Optional(IdOf("con")),
});
export type AnsweredRequestAnswer = Answer<typeof AnsweredRequestAnswer>;
