import type {
  CommandResult,
  EventId,
  Iin,
  Instant,
  Refused,
  SubjectId,
  SubjectState,
} from "@kelisim/core";
import type { IdempotencyMark, ResultId } from "../command/idempotency.ts";
import type { Queryable } from "../db/db.ts";
import type { Actor } from "./events.ts";

/** A command about one person, with everything fixed that a retry must not change. */
export type SubjectCommand<T> = {
  readonly subjectId: SubjectId;
  readonly now: Instant;
  readonly actor: Actor;
  /** Gives event ids in order; a retry starts it anew. */
  readonly eventId: (index: number) => EventId;
  /**
   * Loads what else is needed in the same transaction and runs the pure function. It runs beside others in
   * one transaction: what it reads by `tx` for itself alone keeps them waiting.
   * @param iin her number, where the command needs it and she is not erased
   */
  readonly decide: (
    state: SubjectState,
    tx: Queryable,
    iin: Iin | undefined,
  ) => Promise<CommandResult<T>>;
  /** Whether `decide` needs her number. */
  readonly needsIin?: boolean;
  /** Personal fields to keep with the first event about her. */
  readonly fields?: { readonly iin?: Iin; readonly phone?: string | undefined };
  readonly mark?: IdempotencyMark | undefined;
  /** What the answer is re-rendered from. */
  resultId?(result: T): ResultId;
};

export type CommandDone<T> = {
  readonly ok: true;
  readonly result: T;
  readonly state: SubjectState;
};

/** What became of one command of a group. Of one that is not `answered`, nothing was written. */
export type Settled<T> =
  | { readonly kind: "answered"; readonly answer: CommandDone<T> | Refused }
  /** Somebody else holds the person, or an earlier command of the group does: run it alone. */
  | { readonly kind: "held" };
