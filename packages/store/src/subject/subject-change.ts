import type { EventDraft, SubjectEvent, SubjectId, SubjectState } from "@kelisim/core";
import type { Actor } from "./events.ts";

/** What happened to one person in a transaction: her events, and her state before and after them. */
export type SubjectChange = {
  readonly subjectId: SubjectId;
  readonly actor: Actor;
  readonly events: readonly SubjectEvent[];
  /** The events' sources, one each: they hold the words to seal. */
  readonly drafts: readonly EventDraft[];
  readonly before: SubjectState;
  readonly after: SubjectState;
  /** What her words are sealed with; where there are none, it is not needed. */
  readonly dataKey?: Uint8Array | undefined;
};
