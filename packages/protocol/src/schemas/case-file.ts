import { Type } from "typebox";
import type { Answer } from "../wire.ts";
import { AccessLogEntry } from "./access-log.ts";
import {
  CategoryRef,
  DataSubject,
  Day,
  IdOf,
  InstantText,
  LanguageCode,
  Line,
  Text3Schema,
} from "./common.ts";
import { ConfirmationKindName, ProvenanceName } from "./confirmation.ts";
import { ConsentStatusName } from "./consent.ts";
import { ValidUntil } from "./consent-term.ts";
import { DutyAnswer, RefusalGroundBody } from "./duty.ts";
import { NormAnswer } from "./norm.ts";
import { ActionName } from "./purpose.ts";
import { ComplaintAddresseeName } from "./rights.ts";

const RightsCallName = Type.Enum(
  ["objection", "inquiry", "correction", "blocking", "destruction", "complaint"],
  { type: "string" },
);

/** Where a rule stands, and whether its words are an act's or this product's. */
const rule = Type.Object({
  by: Type.Enum(["act", "product"], {
    type: "string",
    description: "Whether the term is the act's own word or a choice of this product.",
  }),
  act: Line(100),
  article: Line(50),
  part: Type.Optional(Line(50)),
  norm: Type.Optional(Line(60)),
});

/** What a person asked of the party, in her own words. */
const call = Type.Object({
  id: IdOf("rgt"),
  kind: RightsCallName,
  received_at: InstantText,
  text: Type.Optional(Type.String()),
  purpose_id: Type.Optional(IdOf("pur")),
  object_id: Type.Optional(IdOf("obj")),
  decision_ref: Type.Optional(Type.String()),
  evidence_sha256: Type.Optional(Type.String()),
  duty_id: IdOf("dty"),
});

const consent = Type.Object({
  id: IdOf("con"),
  status: ConsentStatusName,
  purpose_id: IdOf("pur"),
  purpose_version: Type.Integer(),
  purpose: Text3Schema,
  object_id: IdOf("obj"),
  granted_at: InstantText,
  effective_at: InstantText,
  valid_until: ValidUntil,
  categories: Type.Array(CategoryRef),
  actions: Type.Array(ActionName),
  confirmation: ConfirmationKindName,
  provenance: ProvenanceName,
  language: Type.Optional(LanguageCode),
  notice_hash: Type.Optional(Type.String()),
});

/** A "no", or the end that a person put to a consent. */
const said = Type.Object({
  event: Type.Enum(["refused", "withdrawn", "narrowed", "disputed"], { type: "string" }),
  at: InstantText,
  effective_at: InstantText,
  consent_id: Type.Optional(IdOf("con")),
  request_id: Type.Optional(IdOf("req")),
  text: Type.Optional(Type.String()),
});

const owed = Type.Object({
  ...DutyAnswer.properties,
  rule,
  text: Type.Optional(Type.String({ description: "What the party answered." })),
  finding: Type.Optional(
    Type.String({
      description: "What its check of a signal came to, where the duty comes of that.",
    }),
  ),
});

const retention = Type.Object({
  id: IdOf("ret"),
  duty_id: IdOf("dty"),
  consent_id: IdOf("con"),
  ground: RefusalGroundBody,
  categories: Type.Array(CategoryRef),
  actions: Type.Array(ActionName),
  until: Type.Optional(Day),
});

const party = Type.Object({ id: IdOf("pty"), bin: Type.String(), name: Text3Schema });

/**
 * `GET /v1/complaints/{id}/case-file`: what the person and the party did, with the dates, the answers and the
 * norms behind them, for whoever hears the complaint.
 */
export const CaseFileAnswer = Type.Object({
  id: IdOf("rgt"),
  prepared_at: InstantText,
  title: Text3Schema,
  filed_at: InstantText,
  addressee: ComplaintAddresseeName,
  text: Type.Optional(Type.String()),
  data_subject: Type.Optional(DataSubject),
  party,
  about: Type.Object({
    duty_id: Type.Optional(IdOf("dty")),
    consent_id: Type.Optional(IdOf("con")),
    decision_ref: Type.Optional(Type.String()),
  }),
  rights_calls: Type.Array(call),
  consents: Type.Array(consent),
  notices: Type.Array(Type.Object({ hash: Type.String(), text: Text3Schema })),
  said: Type.Array(said),
  duties: Type.Array(owed),
  retentions: Type.Array(retention),
  accesses: Type.Array(AccessLogEntry),
  accesses_complete: Type.Boolean({
    description: "Whether every access of the party that the person may see stands here.",
  }),
  norms: Type.Array(NormAnswer),
});
export type CaseFileAnswer = Answer<typeof CaseFileAnswer>;
