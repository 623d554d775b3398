import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import {
  CLOSED,
  DataSubject,
  Day,
  IdOf,
  IinText,
  InstantText,
  Line,
  NextCursor,
  Sha256,
} from "./common.ts";

const TEXT = { type: "string" } as const;

/** Why somebody may act for another. @law 395/НҚ 6 */
export const RepresentationBasisName = Type.Enum(
  ["parent", "guardian", "trustee", "power-of-attorney", "court-decision"],
  TEXT,
);

/** What a representative may do. @law 395/НҚ 6 @law 231-VIII 8(7) */
export const RepresentationScopeName = Type.Enum(["give", "withdraw", "rights"], TEXT);

const scope = Type.Array(RepresentationScopeName, { minItems: 1, maxItems: 3, uniqueItems: true });

/** Who acts in the data subject's place: a representation that was registered before. */
export const ActingFor = Type.Optional(IdOf("rpn"));

/** `POST /v1/representations`. @law 395/НҚ 6 */
export const RegisterRepresentationBody = Type.Object(
  {
    data_subject: DataSubject,
    representative: Type.Object({ iin: IinText, name: Line(200) }, CLOSED),
    basis: RepresentationBasisName,
    scope,
    valid_from: Type.Optional(Day),
    valid_until: Type.Optional(Day),
    evidence_sha256: Sha256,
    clerk: Type.Optional(Line(200)),
  },
  CLOSED,
);
export type RegisterRepresentationBody = Body<typeof RegisterRepresentationBody>;

/** Who the representative is stays sealed: no answer names her. */
export const RepresentationAnswer = Type.Object({
  id: IdOf("rpn"),
  basis: RepresentationBasisName,
  scope: Type.Array(RepresentationScopeName),
  status: Type.Enum(["not-yet", "standing", "ended"], TEXT),
  valid_from: Day,
  valid_until: Type.Optional(
    Type.Unsafe<string>({
      ...Day,
      description: "The last day; for a minor, at most her last one as such.",
    }),
  ),
  evidence_sha256: Sha256,
  registered_at: InstantText,
  registered_by: Type.Object({ party_id: IdOf("pty") }),
  ended_at: Type.Optional(InstantText),
  end_reason: Type.Optional(
    Type.Enum(["revoked", "restored", "came-of-age", "replaced", "died", "term-over"], TEXT),
  ),
});
export type RepresentationAnswer = Answer<typeof RepresentationAnswer>;

/** `POST /v1/representations/{id}/end` */
export const EndRepresentationBody = Type.Object(
  {
    reason: Type.Enum(["revoked", "restored", "replaced", "died"], TEXT),
    evidence_sha256: Type.Optional(Sha256),
    clerk: Type.Optional(Line(200)),
  },
  CLOSED,
);
export type EndRepresentationBody = Body<typeof EndRepresentationBody>;

/** `POST /v1/representations/search` */
export const SearchRepresentationsBody = Type.Object({ data_subject: DataSubject }, CLOSED);
export type SearchRepresentationsBody = Body<typeof SearchRepresentationsBody>;

/** Whoever may or might act for a person, newest first. */
export const RepresentationList = Type.Object({
  items: Type.Array(RepresentationAnswer),
  next_cursor: NextCursor,
  review: Type.Array(IdOf("con"), {
    description: "Given in her place and now hers to keep or take back: she is of age or restored.",
  }),
});
export type RepresentationList = Answer<typeof RepresentationList>;

/** Whose act it was, beside whose data it is. */
export const ActedByAnswer = Type.Union([
  Type.Object({ kind: Type.Literal("data-subject") }),
  Type.Object({ kind: Type.Literal("representative"), representation_id: IdOf("rpn") }),
]);
export type ActedByAnswer = Answer<typeof ActedByAnswer>;
