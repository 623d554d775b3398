import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import {
  BinText,
  Categories,
  CategoryRef,
  CLOSED,
  DataSubject,
  Day,
  IdOf,
  InstantText,
  LanguageCode,
  Line,
  Name3,
  NextCursor,
  PAGE,
  Sha256,
  Text3Schema,
} from "./common.ts";
import { PurposeStatus } from "./purpose.ts";
import { ReasonCodeName } from "./reason.ts";

/** One automated process, as its purpose declares it. No person stands in it. @law 231-VIII 19-1(2) */
export const AutomatedProcess = Type.Object({
  purpose_id: IdOf("pur"),
  version: Type.Integer({ minimum: 1 }),
  party: Type.Object({ id: IdOf("pty"), name: Name3, bin: BinText }),
  name: Text3Schema,
  affects_rights: Type.Boolean(),
  procedure: Text3Schema,
  consequences: Text3Schema,
  protection: Text3Schema,
  consent_or_law: Type.Unsafe<"consent" | "law" | null>({
    type: ["string", "null"],
    enum: ["consent", "law", null],
    description: "What has to carry it; `null` where it is declared to touch no rights.",
  }),
  status: PurposeStatus,
});
export type AutomatedProcess = Answer<typeof AutomatedProcess>;

/** `GET /v1/automated-processes` */
export const AutomatedProcessQuery = Type.Object(
  { ...PAGE, party_id: Type.Optional(IdOf("pty")) },
  CLOSED,
);
export type AutomatedProcessQuery = Body<typeof AutomatedProcessQuery>;

/** `GET /v1/automated-processes` */
export const AutomatedProcessList = Type.Object({
  items: Type.Array(AutomatedProcess),
  next_cursor: NextCursor,
});
export type AutomatedProcessList = Answer<typeof AutomatedProcessList>;

/** `POST /v1/explanations`: the words of the purpose were shown to the person. @law 231-VIII 19-1(2) */
export const CreateExplanationBody = Type.Object(
  {
    data_subject: DataSubject,
    purpose_id: IdOf("pur"),
    language: LanguageCode,
    manner: Type.Optional(
      Type.Enum(["shown", "read-out", "link"], {
        type: "string",
        description:
          "`shown` unless said. A link is refused: it is a way to the words, not the words.",
      }),
    ),
    evidence_sha256: Sha256,
    shown_on: Type.Optional(Day),
  },
  CLOSED,
);
export type CreateExplanationBody = Body<typeof CreateExplanationBody>;

/** That an explanation was shown. */
export const ExplanationAnswer = Type.Object({
  id: IdOf("xpl"),
  party_id: IdOf("pty"),
  purpose_id: IdOf("pur"),
  purpose_version: Type.Integer({ minimum: 1 }),
  language: LanguageCode,
  shown_on: Day,
  evidence_sha256: Sha256,
  recorded_at: InstantText,
});
export type ExplanationAnswer = Answer<typeof ExplanationAnswer>;

/** `POST /v1/explanations/search`, `POST /v1/processing-outcomes/search` */
export const SearchAutomatedBody = Type.Object(
  { data_subject: Type.Optional(DataSubject), purpose_id: Type.Optional(IdOf("pur")) },
  CLOSED,
);
export type SearchAutomatedBody = Body<typeof SearchAutomatedBody>;

/** One's own explanations, newest first. */
export const ExplanationList = Type.Object({
  items: Type.Array(ExplanationAnswer),
  next_cursor: NextCursor,
});
export type ExplanationList = Answer<typeof ExplanationList>;

const effect = Type.Enum(["arises", "changes", "ends", "none"], {
  type: "string",
  description: "What became of the person's rights or legitimate interests.",
});

const step = {
  at: InstantText,
  by: Type.Enum(["system", "person-of-party", "data-subject"], { type: "string" }),
  party_id: Type.Optional(IdOf("pty")),
  could_change: Type.Optional(
    Type.Boolean({ description: "Whether she could have changed the outcome then." }),
  ),
  seconds: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 31_536_000,
      description: "How long it was open before her.",
    }),
  ),
};

/** `POST /v1/processing-outcomes`. Nothing in it says whether it was automated: that is computed. */
export const CreateProcessingOutcomeBody = Type.Object(
  {
    data_subject: DataSubject,
    purpose_id: IdOf("pur"),
    /** Whose data were used; every object of the purpose unless said. */
    object_id: Type.Optional(IdOf("obj")),
    /** The data that were used; those that the purpose requires unless said. */
    categories: Type.Optional(Categories),
    effect,
    took_effect_at: InstantText,
    steps: Type.Array(Type.Object(step, CLOSED), { minItems: 1, maxItems: 100 }),
    evidence_sha256: Sha256,
  },
  CLOSED,
);
export type CreateProcessingOutcomeBody = Body<typeof CreateProcessingOutcomeBody>;

/** What came out of the evidence. @law 231-VIII 1(2-3) 19-1(1) */
export const ProcessingOutcomeAnswer = Type.Object({
  id: IdOf("out"),
  party_id: IdOf("pty"),
  purpose_id: IdOf("pur"),
  object_ids: Type.Array(IdOf("obj")),
  categories: Type.Array(CategoryRef),
  effect,
  took_effect_at: InstantText,
  steps: Type.Array(
    Type.Object({
      ...step,
      participation: Type.Enum(
        [
          "took-part",
          "system",
          "data-subject",
          "no-holder",
          "could-not-change",
          "too-late",
          "nominal",
        ],
        { type: "string" },
      ),
    }),
  ),
  automated: Type.Boolean(),
  why: Text3Schema,
  lawful: Type.Unsafe<boolean | null>({
    type: ["boolean", "null"],
    description: "`null` where the ban of article 19-1(1) is not about it.",
  }),
  judgement: Type.Object({
    code: Type.Enum(
      [
        "not-automated",
        "touches-no-rights",
        "before-the-act",
        "consent",
        "law",
        "automated-decision-needs-consent",
      ],
      { type: "string" },
    ),
    act: Line(100),
    article: Line(50),
    part: Type.Optional(Line(50)),
    text: Text3Schema,
  }),
  denied_by: Type.Optional(ReasonCodeName),
  explained: Type.Enum(["notice", "shown", "not-shown"], {
    type: "string",
    description: "How the processing was explained to her before, as far as is known here.",
  }),
  evidence_sha256: Sha256,
  recorded_at: InstantText,
});
export type ProcessingOutcomeAnswer = Answer<typeof ProcessingOutcomeAnswer>;

/** One's own outcomes, newest first. */
export const ProcessingOutcomeList = Type.Object({
  items: Type.Array(ProcessingOutcomeAnswer),
  next_cursor: NextCursor,
});
export type ProcessingOutcomeList = Answer<typeof ProcessingOutcomeList>;
