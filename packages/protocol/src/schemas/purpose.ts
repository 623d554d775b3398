import { ACTIONS } from "@kelisim/core";
import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import {
  Block,
  CategoryRef,
  CLOSED,
  Code,
  Country,
  DataSubject,
  Day,
  IdOf,
  InstantText,
  Line,
  Name3,
  NextCursor,
  PAGE,
  Sha256,
  Text3Schema,
} from "./common.ts";

/** What may be done with personal data. */
export const ActionName = Type.Enum(ACTIONS, { type: "string" });

/** A set of actions; at least one. */
export const Actions = Type.Array(ActionName, {
  minItems: 1,
  maxItems: ACTIONS.length,
  uniqueItems: true,
});

/** A draft waits for its second person. */
export const PurposeStatus = Type.Enum(["draft", "active", "closed"], { type: "string" });

const categories = Type.Object(
  {
    required: Type.Array(CategoryRef, { minItems: 1, maxItems: 100, uniqueItems: true }),
    optional: Type.Array(CategoryRef, { maxItems: 100, uniqueItems: true }),
  },
  CLOSED,
);

/** What a person is told about automated processing. @law 231-VIII 19-1(1) 19-1(2) */
const automated = Type.Object(
  {
    affects_rights: Type.Boolean({
      description: "Whether rights or legitimate interests arise, change or end by it.",
    }),
    procedure: Text3Schema,
    consequences: Text3Schema,
    protection: Text3Schema,
  },
  CLOSED,
);

/** Whom a collection is about: a sealed list, or criteria in words. @law 231-VIII 7(11) */
const targeting = Type.Object(
  {
    subjects_list_sha256: Type.Optional(Sha256),
    criteria: Type.Optional(Block(4000)),
  },
  { ...CLOSED, minProperties: 1, maxProperties: 1 },
);

const deferral = {
  act: Line(100),
  article: Line(50),
  until: Type.Optional(Day),
  event: Type.Optional(Line(300)),
};

/**
 * An act that puts off telling the person: up to and with the day `until`, or until the party says that
 * `event` has come about. Exactly one of the two stands beside act and article.
 */
export const GroundDeferralBody = Type.Object(deferral, {
  ...CLOSED,
  minProperties: 3,
  maxProperties: 3,
});

const ground = {
  code: Code,
  act: Line(100),
  article: Line(50),
  level: Type.Enum(["law", "bylaw"], { type: "string" }),
  reference: Type.Optional(
    Type.String({
      ...Line(300),
      description:
        "What it rests on: the case, the decree, the breach; with 9-5 why consent is impossible to get. Nothing about a person.",
    }),
  ),
};

/** A norm that permits without consent. `level` tells a law from an order. */
export const LegalGroundRef = Type.Object(
  { ...ground, deferral: Type.Optional(GroundDeferralBody) },
  CLOSED,
);

/** The same with what became of its deferral since. */
const LegalGroundAnswer = Type.Object({
  ...ground,
  deferral: Type.Optional(Type.Object({ ...deferral, ended_on: Type.Optional(Day) })),
});

const purpose = {
  code: Code,
  name: Name3,
  description: Text3Schema,
  party_id: IdOf("pty"),
  object_ids: Type.Array(IdOf("obj"), { minItems: 1, maxItems: 100, uniqueItems: true }),
  categories,
  actions: Actions,
  max_term: Type.Optional(
    Type.String({ maxLength: 24, format: "day-duration", examples: ["P1Y", "P90D"] }),
  ),
  ends: Type.Enum(["date", "purpose-achieved"], { type: "string" }),
  recipients: Type.Array(IdOf("pty"), { maxItems: 200, uniqueItems: true }),
  cross_border: Type.Array(Country, { maxItems: 250, uniqueItems: true }),
  published: Type.Boolean(),
  source: Type.Enum(["data-subject", "digital-object", "public-source"], { type: "string" }),
  targeting: Type.Optional(targeting),
  place: Type.Optional(Type.Enum(["public", "private"], { type: "string" })),
  public_place_aim: Type.Optional(
    Type.Enum(["constitutional-order", "public-order", "rights-and-freedoms", "health", "morals"], {
      type: "string",
    }),
  ),
  automated: Type.Optional(automated),
  legal_ground: Type.Optional(LegalGroundRef),
  notify_disclosure: Type.Optional(
    Type.Boolean({
      description:
        "Telling the person is a condition of passing her data on: ten working days. @law 94-V 19(1)",
    }),
  ),
  deidentification: Type.Optional(
    Type.Enum(["by-holder", "by-platform-operator"], {
      type: "string",
      description: "Who de-identifies what goes to the national AI platform. @law 231-VIII 17(3)",
    }),
  ),
};

/**
 * `POST /v1/purposes`. What is not declared is not done: nothing optional, no recipient, no country, no
 * publication, and the data come from a digital object. @law 231-VIII 7(8)
 */
export const CreatePurposeBody = Type.Object(
  {
    ...purpose,
    categories: Type.Object(
      {
        required: categories.properties.required,
        optional: Type.Optional(categories.properties.optional),
      },
      CLOSED,
    ),
    recipients: Type.Optional(purpose.recipients),
    cross_border: Type.Optional(purpose.cross_border),
    published: Type.Optional(purpose.published),
    source: Type.Optional(purpose.source),
  },
  CLOSED,
);
export type CreatePurposeBody = Body<typeof CreatePurposeBody>;

/** `POST /v1/purposes/{id}/revise`: what is left out stays. @law 231-VIII 7(8) */
export const RevisePurposeBody = Type.Object(
  {
    categories: Type.Optional(CreatePurposeBody.properties.categories),
    actions: Type.Optional(Actions),
    recipients: Type.Optional(purpose.recipients),
    cross_border: Type.Optional(purpose.cross_border),
    note: Block(2000),
  },
  CLOSED,
);
export type RevisePurposeBody = Body<typeof RevisePurposeBody>;

/** Why nothing may be done for a purpose, whatever anybody consents to. @law 231-VIII 7(8) */
const PurposeBan = Type.Enum(["harmful-purpose"], { type: "string" });

/** `POST /v1/purposes/{id}/ban`: the finding, and why. */
export const BanPurposeBody = Type.Object({ reason: PurposeBan, note: Block(2000) }, CLOSED);
export type BanPurposeBody = Body<typeof BanPurposeBody>;

/** A purpose in its present version; `id` names the line of versions. */
export const PurposeAnswer = Type.Object({
  id: IdOf("pur"),
  version: Type.Integer({ minimum: 1 }),
  status: PurposeStatus,
  banned: Type.Optional(PurposeBan),
  ...purpose,
  legal_ground: Type.Optional(LegalGroundAnswer),
});
export type PurposeAnswer = Answer<typeof PurposeAnswer>;

/** `GET /v1/purposes` */
export const PurposeQuery = Type.Object({ ...PAGE, status: Type.Optional(PurposeStatus) }, CLOSED);
export type PurposeQuery = Body<typeof PurposeQuery>;

/** `GET /v1/purposes` */
export const PurposeList = Type.Object({
  items: Type.Array(PurposeAnswer),
  next_cursor: NextCursor,
});
export type PurposeList = Answer<typeof PurposeList>;

/** `POST /v1/purposes/{id}/achieved`: for one person, or without `data_subject` for everyone. */
export const AchievePurposeBody = Type.Object(
  { data_subject: Type.Optional(DataSubject), note: Block(2000) },
  CLOSED,
);
export type AchievePurposeBody = Body<typeof AchievePurposeBody>;

/** For whom the purpose was achieved, and when. */
export const AchievePurposeAnswer = Type.Object({
  purpose_id: IdOf("pur"),
  achieved_for: Type.Enum(["one-person", "everyone"], { type: "string" }),
  achieved_at: InstantText,
});
export type AchievePurposeAnswer = Answer<typeof AchievePurposeAnswer>;

/** `POST /v1/purposes/{id}/deferral-ended`: the event came about, today unless said. */
export const EndDeferralBody = Type.Object(
  { ended_on: Type.Optional(Day), note: Block(2000) },
  CLOSED,
);
export type EndDeferralBody = Body<typeof EndDeferralBody>;
