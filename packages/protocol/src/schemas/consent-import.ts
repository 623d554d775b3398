import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import {
  Block,
  Categories,
  CLOSED,
  Country,
  DataSubject,
  Day,
  IdOf,
  InstantText,
  LanguageCode,
  Line,
  Sha256,
} from "./common.ts";
import { ConsentAnswer, ConsentStatusName } from "./consent.ts";
import { TermBasisBody } from "./consent-term.ts";
import { ProblemError } from "./problem.ts";
import { Actions } from "./purpose.ts";

/** Longest line of a streamed body, in bytes without its end. */
export const LONGEST_LINE = 16 * 1024;

const kind = <K extends string>(name: K) => Type.Enum([name], { type: "string" });

/** How a consent that was given before can be proved. */
const Evidence = Type.Union([
  Type.Object({ kind: kind("written"), document_sha256: Sha256 }, CLOSED),
  Type.Object(
    { kind: kind("other-provable"), description: Block(2000), evidence_sha256: Sha256 },
    CLOSED,
  ),
]);

/** One line of `POST /v1/consent-imports`: a consent that was given on paper or elsewhere. */
export const ImportConsentRow = Type.Object(
  {
    row_id: Type.Optional({
      ...Line(64),
      description: "The party's own name for the line; it is repeated in the answer and not kept.",
    }),
    data_subject: DataSubject,
    purpose_id: IdOf("pur"),
    object_id: IdOf("obj"),
    given_on: Type.Unsafe<Body<typeof Day>>({
      ...Day,
      description: "The day on which she gave it. It permits from its recording on.",
    }),
    evidence: Type.Optional(Evidence),
    categories: Type.Optional(Categories),
    actions: Type.Optional(Actions),
    recipients: Type.Optional(
      Type.Array(IdOf("pty"), { minItems: 1, maxItems: 200, uniqueItems: true }),
    ),
    countries: Type.Optional(
      Type.Array(Country, { minItems: 1, maxItems: 250, uniqueItems: true }),
    ),
    valid_until: Type.Optional(Day),
    term_basis: Type.Optional(TermBasisBody),
    language: Type.Optional(LanguageCode),
  },
  {
    ...CLOSED,
    description:
      "Without `categories` the required ones are given, without `actions` collecting and processing; recipients and countries only by name. Without `evidence` the line is refused.",
  },
);
export type ImportConsentRow = Body<typeof ImportConsentRow>;

/** The query of `POST /v1/consent-imports`. */
export const ImportQuery = Type.Object(
  {
    import_id: Type.Optional(IdOf("imp")),
    from_line: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1_000_000_000,
        description: "The number of the first line that is sent; 1 unless an import is continued.",
      }),
    ),
    answers: Type.Optional(
      Type.Enum(["all", "refused", "none"], {
        type: "string",
        description:
          "Which lines are answered one by one; `all` unless set. Whoever reads only after sending asks for `none`.",
      }),
    ),
  },
  CLOSED,
);
export type ImportQuery = Body<typeof ImportQuery>;

const count = Type.Integer({ minimum: 0 });

/** What became of one line. */
export const ImportRowAnswer = Type.Object({
  line: Type.Integer({ minimum: 1 }),
  row_id: Type.Optional(Type.String()),
  status: Type.Enum(["recorded", "already", "refused"], { type: "string" }),
  consent_id: Type.Optional(IdOf("con")),
  consent_status: Type.Optional({
    ...ConsentStatusName,
    description: "With `already`: how the consent stands that this proof made before.",
  }),
  code: Type.Optional(Type.String({ description: "With `refused`: the code of a problem." })),
  errors: Type.Optional(Type.Array(ProblemError, { maxItems: 20 })),
});
export type ImportRowAnswer = Answer<typeof ImportRowAnswer>;

/** The last line of an answer; the counts are of this call's lines. */
export const ImportEndAnswer = Type.Object({
  done: Type.Boolean({ description: "Whether the body was read to its end." }),
  import_id: IdOf("imp"),
  next_line: Type.Integer({ minimum: 1, description: "Where to go on." }),
  recorded: count,
  already: count,
  refused: count,
  code: Type.Optional(Type.String({ description: "Why it ended before its body did." })),
  detail: Type.Optional(Type.String()),
});
export type ImportEndAnswer = Answer<typeof ImportEndAnswer>;

/** One line of the answer. */
export const ImportLineAnswer = Type.Union([ImportRowAnswer, ImportEndAnswer]);
export type ImportLineAnswer = Answer<typeof ImportLineAnswer>;

/** `GET /v1/consent-imports/{id}`: how far an import got; each line counts once, as first answered. */
export const ImportAnswer = Type.Object({
  import_id: IdOf("imp"),
  started_at: InstantText,
  updated_at: InstantText,
  running: Type.Boolean({ description: "Whether a call is at it now." }),
  done: Type.Boolean({
    description: "Whether a body was sent to its end, and no further line came since.",
  }),
  next_line: Type.Integer({ minimum: 1 }),
  recorded: count,
  already: count,
  refused: count,
});
export type ImportAnswer = Answer<typeof ImportAnswer>;

/** The query of `GET /v1/consent-exports`. */
export const ExportQuery = Type.Object(
  {
    purpose_id: Type.Optional(IdOf("pur")),
    status: Type.Optional(ConsentStatusName),
  },
  CLOSED,
);
export type ExportQuery = Body<typeof ExportQuery>;

/** The last line of an export. */
export const ExportEndAnswer = Type.Object({
  done: Type.Boolean({ description: "Whether everything was sent." }),
  as_of: Type.String({
    format: "instant",
    description:
      "Every consent whose recording was acknowledged before then is in it, as it stood when its line was read.",
  }),
  count,
  sha256: Type.Unsafe<string>({
    ...Sha256,
    description: "Of all bytes before this line, with their line ends.",
  }),
  code: Type.Optional(Type.String()),
});
export type ExportEndAnswer = Answer<typeof ExportEndAnswer>;

/** One line of the export: a consent, or the last line. */
export const ExportLineAnswer = Type.Union([ConsentAnswer, ExportEndAnswer]);
export type ExportLineAnswer = Answer<typeof ExportLineAnswer>;
