import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import {
  Block,
  Categories,
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
import { ValidUntil } from "./consent-term.ts";
import { DutyAnswer } from "./duty.ts";
import { ActionName, Actions } from "./purpose.ts";
import { ActedByAnswer, ActingFor } from "./representation.ts";

/** Computed at the instant of reading. */
export const ConsentStatusName = Type.Enum(
  ["active", "withdrawn", "expired", "fulfilled", "superseded", "disputed", "annulled"],
  { type: "string" },
);

const consent = {
  id: IdOf("con"),
  status: ConsentStatusName,
  request_id: Type.Optional(IdOf("req")),
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
  review_every: Type.Optional(
    Type.String({ description: "How often its party is reminded to look at the purpose." }),
  ),
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
  language: Type.Optional(LanguageCode),
  notice_hash: Type.Optional(
    Type.String({
      description: "Of the notice that was shown; an imported consent has none here.",
    }),
  ),
  acted_by: ActedByAnswer,
  withdrawn_at: Type.Optional(InstantText),
  withdrawn_by: Type.Optional(ActedByAnswer),
  disputed_at: Type.Optional(InstantText),
  prove_by: Type.Optional(Day),
  ended_at: Type.Optional(InstantText),
  superseded_by: Type.Optional(IdOf("con")),
};

/** A consent; its status is computed when it is read. */
export const ConsentAnswer = Type.Object(consent);
export type ConsentAnswer = Answer<typeof ConsentAnswer>;

/**
 * `POST /v1/consents/{id}/dispute`: a sign-in proves it, which no key can hand in. Whatever a key says is
 * answered alike.
 */
export const DisputeConsentBody = Type.Unsafe<object | null>({
  type: ["object", "null"],
  maxProperties: 20,
});
export type DisputeConsentBody = Body<typeof DisputeConsentBody>;

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

/** What of a consent is taken back; the rest goes on. Ours: 8(7) speaks of the consent. */
export const WithdrawnPartsBody = Type.Object(
  {
    categories: Type.Optional(Categories),
    actions: Type.Optional(Actions),
    recipients: Type.Optional(
      Type.Array(IdOf("pty"), { minItems: 1, maxItems: 200, uniqueItems: true }),
    ),
    countries: Type.Optional(
      Type.Array(Country, { minItems: 1, maxItems: 250, uniqueItems: true }),
    ),
  },
  {
    ...CLOSED,
    minProperties: 1,
    description:
      "Left out: all of it. If no category or no action is left, the whole consent is withdrawn.",
  },
);

/** `POST /v1/consents/{id}/withdraw`. @law 231-VIII 8(7) */
export const WithdrawConsentBody = Type.Object(
  {
    parts: Type.Optional(WithdrawnPartsBody),
    reason: Type.Optional(Block(2000)),
    acting_for: ActingFor,
    confirmation: ConfirmationBody,
  },
  CLOSED,
);
export type WithdrawConsentBody = Body<typeof WithdrawConsentBody>;

/** The consent plus the duties that its withdrawal opened. */
export const WithdrawnConsentAnswer = Type.Object({ ...consent, duties: Type.Array(DutyAnswer) });
export type WithdrawnConsentAnswer = Answer<typeof WithdrawnConsentAnswer>;
