import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import { CountedDay } from "./calendar.ts";
import {
  Block,
  Categories,
  CategoryRef,
  CLOSED,
  DataSubject,
  Day,
  IdOf,
  InstantText,
  Line,
  NextCursor,
  PAGE,
  Sha256,
} from "./common.ts";
import { DUTY_STATUS_LIST } from "./patterns.ts";
import { Actions } from "./purpose.ts";

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

/** What a party owes by a day; `due_on` explains itself day by day. */
const duty = {
  id: IdOf("dty"),
  kind: DutyKindName,
  party_id: IdOf("pty"),
  status: DutyStatusName,
  consent_id: Type.Optional(IdOf("con")),
  rights_call_id: Type.Optional(IdOf("rgt")),
  opened_at: InstantText,
  delivered_at: InstantText,
  due_on: Day,
  warn_on: Day,
  provisional: Type.Boolean(),
  due_explanation: Type.Array(CountedDay),
  discharged_at: Type.Optional(InstantText),
  outcome: Type.Optional(DutyOutcomeName),
  late: Type.Optional(Type.Boolean()),
  ground: Type.Optional(RefusalGroundBody),
  retention_id: Type.Optional(IdOf("ret")),
};

/** A duty of one party, with its own clock. */
export const DutyAnswer = Type.Object(duty);
export type DutyAnswer = Answer<typeof DutyAnswer>;

/** One duty, with the person it is about and her own words where it answers a rights call. */
export const DutyDetailAnswer = Type.Object({
  ...duty,
  data_subject: Type.Optional(DataSubject),
  rights_call: Type.Optional(
    Type.Object({
      id: IdOf("rgt"),
      kind: Type.Enum(["objection", "inquiry", "correction"], { type: "string" }),
      received_at: InstantText,
      data_subject: Type.Optional(DataSubject),
      text: Type.Optional(Type.String()),
      purpose_id: Type.Optional(IdOf("pur")),
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
    reviewer: Type.Optional(Type.Object({ name: Line(200), position: Line(200) }, CLOSED)),
    evidence_sha256: Type.Optional(Sha256),
    retention: Type.Optional(
      Type.Object(
        {
          categories: Type.Optional(Categories),
          actions: Type.Optional(Actions),
          until: Type.Optional(Day),
        },
        {
          ...CLOSED,
          description: "Narrows what a reasoned refusal keeps open; it never widens the consent.",
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
