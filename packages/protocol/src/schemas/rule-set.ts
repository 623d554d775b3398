import type { LegalDay } from "@kelisim/core";
import { Type } from "typebox";
import type { Answer, Body } from "../wire.ts";
import { CLOSED, Day, Line, Text3Schema } from "./common.ts";
import { ReasonCodeName } from "./reason.ts";

/** A legal day; `null` is open. */
const OpenDay = Type.Unsafe<LegalDay | null>({ type: ["string", "null"] });
const Days = Type.Object({ from: OpenDay, to: OpenDay });

/** Whether the words of the day are at hand. */
const TextHeld = Type.Boolean({
  description: "`false` where the wording of that day is not held: see `text_note`.",
});

/** Where words stand, with the ids of norms in the register. */
export const NormedSource = Type.Object({
  act: Line(100),
  article: Line(50),
  part: Type.Optional(Line(50)),
  norm: Type.Optional(Line(60)),
  also: Type.Optional(Type.Array(Line(60))),
});

/** `GET /v1/rule-sets`; without `on`, today. */
export const RuleSetQuery = Type.Object({ on: Type.Optional(Day) }, CLOSED);
export type RuleSetQuery = Body<typeof RuleSetQuery>;

/** How an act, or a provision of it, reads on the day. */
export const EditionAnswer = Type.Object({
  act: Line(100),
  title: Text3Schema,
  article: Type.Optional(Line(50)),
  part: Type.Optional(Line(50)),
  in_force: Days,
  held: Type.Boolean(),
  trust: Type.Enum(["act", "base-law", "not-held"], {
    type: "string",
    description: "`base-law`: known by the sense of the base law, to be compared with its text.",
  }),
  made_by: Type.Optional(Line(100)),
  note: Text3Schema,
});

/** How an act says on the day what personal data are. `text.kk` is the act's own words. */
export const DefinitionAnswer = Type.Object({
  id: Line(100),
  source: NormedSource,
  from: OpenDay,
  text_held: TextHeld,
  text: Text3Schema,
  note: Text3Schema,
});

/** One rule of access. `level`: whether an act says so, or this product. */
export const AccessRuleAnswer = Type.Object({
  id: Line(100),
  code: ReasonCodeName,
  kind: Type.Enum(["guard", "ground"], {
    type: "string",
    description: "A guard denies where it is not kept; a ground permits where it is met.",
  }),
  level: Type.Enum(["act", "product"], { type: "string" }),
  source: NormedSource,
  in_force: Days,
  text: Text3Schema,
  text_held: TextHeld,
  text_note: Type.Optional(Text3Schema),
});

/** The term of one kind of duty that is delivered on the day. */
export const DutyRuleAnswer = Type.Object({
  kind: Line(100),
  working_days: Type.Integer(),
  term: Type.Enum(["act", "product"], {
    type: "string",
    description: "Whether an act sets the days, or this product promises them.",
  }),
  source: NormedSource,
});

/** A reading of the acts, or a term of ours, as this installation has it today. */
export const ReadingAnswer = Type.Object({
  name: Line(100),
  value: Type.Unsafe<string | number | boolean>({ type: ["string", "number", "boolean"] }),
  source: NormedSource,
  text: Text3Schema,
});

/** `GET /v1/rule-sets`: everything that decides on one day, in the order in which it is tried. */
export const RuleSetAnswer = Type.Object({
  on: Day,
  rule_set: Line(100),
  editions: Type.Array(EditionAnswer),
  definitions: Type.Array(DefinitionAnswer),
  access_rules: Type.Array(AccessRuleAnswer),
  duty_rules: Type.Array(DutyRuleAnswer),
  readings: Type.Array(ReadingAnswer),
});
export type RuleSetAnswer = Answer<typeof RuleSetAnswer>;
