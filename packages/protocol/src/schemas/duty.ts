import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import { CountedDay } from "./calendar.ts";
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
  Line,
  NextCursor,
  PAGE,
  Sha256,
  Text3Schema,
} from "./common.ts";
import { DUTY_STATUS_LIST } from "./patterns.ts";
import { ActionName, Actions } from "./purpose.ts";
import { NormedSource } from "./rule-set.ts";
import { TrustName } from "./norm.ts";

/** What a party can owe. */
export const DutyKindName = Type.Enum(
  [
    "cease-processing",
    "answer-objection",
    "answer-inquiry",
    "prove-consent",
    "correct",
    "block",
    "unblock",
    "destroy",
    "notify-authorised-body",
    "notify-disclosure",
    "review-retention",
  ],
  { type: "string" },
);

/** How a duty can be discharged; each kind takes some of these. */
export const DutyOutcomeName = Type.Enum(
  [
    "ceased",
    "reasoned-refusal",
    "answered",
    "corrected",
    "blocked",
    "unblocked",
    "destroyed",
    "notified",
    "proved",
    "upheld",
    "rejected",
    "partial",
  ],
  { type: "string" },
);

/** `overdue` from the end of the last day. */
export const DutyStatusName = Type.Enum(["open", "overdue", "discharged"], { type: "string" });

/** Why a party need not do what was asked. @law 231-VIII 8(7) */
export const RefusalGroundBody = Type.Object(
  {
    kind: Type.Enum(["law", "obligation", "storage-required", "processing-required", "other"], {
      type: "string",
    }),
    act: Type.Optional(Line(200)),
    article: Type.Optional(Line(50)),
    level: Type.Optional(Type.Enum(["law", "bylaw"], { type: "string" })),
    reference: Type.Optional(Line(500)),
  },
  CLOSED,
);
export type RefusalGroundBody = Body<typeof RefusalGroundBody>;

/** What became of the data themselves: storing is processing. @law 231-VIII 8(7) */
const DataFate = Type.Enum(["destroyed", "deidentified", "kept"], {
  type: "string",
  description:
    "For `cease-processing`. `kept` goes with `partial` or `reasoned-refusal`, whose ground says what keeps the data.",
});

/** The parts of a consent that a withdrawal took back; without it, all of it. */
export const WithdrawnPartsAnswer = Type.Object({
  categories: Type.Optional(Type.Array(CategoryRef)),
  actions: Type.Optional(Type.Array(ActionName)),
  recipients: Type.Optional(Type.Array(IdOf("pty"))),
  countries: Type.Optional(Type.Array(Country)),
});

/** Where a party is complained of; she chooses. @law 231-VIII 19-1(3) */
const ComplaintOffer = Type.Object({
  path: Type.Literal("/v1/complaints"),
  addressees: Type.Array(Type.Enum(["authorised-body", "prosecutor", "court"], { type: "string" })),
});

/** What a party owes by a day; `due_on` explains itself day by day. */
const duty = {
  id: IdOf("dty"),
  kind: DutyKindName,
  party_id: IdOf("pty"),
  status: DutyStatusName,
  consent_id: Type.Optional(IdOf("con")),
  rights_call_id: Type.Optional(IdOf("rgt")),
  breach_id: Type.Optional(IdOf("brc")),
  purpose_id: Type.Optional(IdOf("pur")),
  opened_at: InstantText,
  delivered_at: InstantText,
  due_on: Day,
  warn_on: Day,
  provisional: Type.Boolean(),
  due_explanation: Type.Array(CountedDay),
  parts: Type.Optional(WithdrawnPartsAnswer),
  // Storing is processing: by this day the data are destroyed or de-identified.
  destroy_by: Type.Optional(Day),
  discharged_at: Type.Optional(InstantText),
  outcome: Type.Optional(DutyOutcomeName),
  late: Type.Optional(Type.Boolean()),
  ground: Type.Optional(RefusalGroundBody),
  data: Type.Optional(DataFate),
  contestable: Type.Optional(
    Type.Boolean({
      description: "The refusal answers the duty; no act or obligation backs it, or it came late.",
    }),
  ),
  complaint: Type.Optional(ComplaintOffer),
  retention_id: Type.Optional(IdOf("ret")),
};

/** A duty of one party, with its own clock. */
export const DutyAnswer = Type.Object(duty);
export type DutyAnswer = Answer<typeof DutyAnswer>;

/** Why a duty is owed: the act's words apart from the product's choice. */
const DutyLaw = Type.Object(
  {
    ...NormedSource.properties,
    term: Type.Enum(["act", "product"], { type: "string" }),
    text: Text3Schema,
    words: Type.Optional(Text3Schema),
    trust: Type.Optional(TrustName),
    ours: Type.Optional(Text3Schema),
  },
  {
    description:
      "Why it is owed: the provision, whose word its term is, what it asks in plain words, the provision's own words (kk; ru and en are renderings) or, by `trust`, their sense, and what of it is this product's choice.",
  },
);

/** One duty, with the person it is about and her own words where it answers a rights call. */
export const DutyDetailAnswer = Type.Object({
  ...duty,
  law: DutyLaw,
  data_subject: Type.Optional(DataSubject),
  decision_id: Type.Optional(
    Type.String({
      description: "The decision by which data were passed on, of which she is told.",
    }),
  ),
  rights_call: Type.Optional(
    Type.Object({
      id: IdOf("rgt"),
      kind: Type.Enum(
        ["objection", "inquiry", "correction", "blocking", "destruction", "complaint"],
        { type: "string" },
      ),
      addressee: Type.Optional(
        Type.Enum(["authorised-body", "prosecutor", "court"], { type: "string" }),
      ),
      received_at: InstantText,
      data_subject: Type.Optional(DataSubject),
      text: Type.Optional(Type.String()),
      purpose_id: Type.Optional(IdOf("pur")),
      outcome_id: Type.Optional(IdOf("out")),
      decision_ref: Type.Optional(Type.String()),
      object_id: Type.Optional(IdOf("obj")),
      categories: Type.Optional(Type.Array(CategoryRef)),
      evidence_sha256: Type.Optional(Sha256),
    }),
  ),
});
export type DutyDetailAnswer = Answer<typeof DutyDetailAnswer>;

/** `GET /v1/duties?status=open,overdue` */
export const DutyQuery = Type.Object(
  {
    ...PAGE,
    status: Type.Optional(
      Type.String({ pattern: DUTY_STATUS_LIST, examples: ["open,overdue", "discharged"] }),
    ),
  },
  CLOSED,
);
export type DutyQuery = Body<typeof DutyQuery>;

/** `GET /v1/duties`, the nearest deadline first. */
export const DutyList = Type.Object({ items: Type.Array(DutyAnswer), next_cursor: NextCursor });
export type DutyList = Answer<typeof DutyList>;

/** `POST /v1/duties/{id}/discharge` */
export const DischargeDutyBody = Type.Object(
  {
    outcome: DutyOutcomeName,
    text: Type.Optional(Block(4000)),
    ground: Type.Optional(RefusalGroundBody),
    reviewer: Type.Optional(
      Type.Object(
        {
          name: Line(200),
          position: Line(200),
          can_change_outcome: Type.Optional(
            Type.Boolean({ description: "True unless said: whoever cannot has reviewed nothing." }),
          ),
        },
        CLOSED,
      ),
    ),
    informed_on: Type.Optional(Day),
    evidence_sha256: Type.Optional(Sha256),
    data: Type.Optional(DataFate),
    retention: Type.Optional(
      Type.Object(
        {
          categories: Type.Optional(Categories),
          actions: Type.Optional(Actions),
          until: Type.Optional(Day),
        },
        {
          ...CLOSED,
          description:
            "Narrows what a reasoned refusal keeps open; it never widens the consent. Whoever stops in part (`partial`) names the rest here.",
        },
      ),
    ),
  },
  CLOSED,
);
export type DischargeDutyBody = Body<typeof DischargeDutyBody>;

/** The duty as discharged; `late` says whether its last day had ended. */
export const DischargedDutyAnswer = Type.Object({
  ...duty,
  discharged_at: InstantText,
  outcome: DutyOutcomeName,
  late: Type.Boolean(),
});
export type DischargedDutyAnswer = Answer<typeof DischargedDutyAnswer>;
