import type { CommandResult, Id, Iin, SubjectId, SubjectState } from "@kelisim/core";
import { runSubjectCommand, type CommandDone, type Queryable, type ResultId } from "@kelisim/store";
import type { Call, ProblemReply } from "../http/operation.ts";
import { refusalReply } from "./refusal-reply.ts";

/** A command about one person, as a route gives it. */
export type PersonCommand<T> = {
  readonly subjectId: SubjectId;
  readonly fields?: { readonly iin?: Iin; readonly phone?: string | undefined };
  readonly decide: (state: SubjectState, tx: Queryable) => Promise<CommandResult<T>>;
  readonly resultId?: (result: T) => ResultId;
};

/** Runs a command in one transaction under the caller's name. It is tried again only after a rollback that
 * is certain, so nothing it made before can stand. */
export async function runCommand<T>(
  call: Call,
  { subjectId, fields, decide, resultId }: PersonCommand<T>,
): Promise<CommandDone<T> | ProblemReply> {
  const { ctx, caller, now, commandId, mark } = call;
  const eventIds: Id<"evt">[] = [];
  const done = await runSubjectCommand<T>(ctx.store, {
    subjectId,
    now,
    actor: {
      partyId: caller.party.id,
      keyId: caller.key.id,
      commandId,
      serviceId: ctx.store.serviceId,
    },
    eventId: (index) => (eventIds[index] ??= ctx.ids.next("evt")),
    decide,
    mark,
    ...(fields === undefined ? {} : { fields }),
    ...(resultId === undefined ? {} : { resultId }),
  });
  return done.ok ? done : refusalReply(done);
}

export const isRefused = <T>(done: CommandDone<T> | ProblemReply): done is ProblemReply =>
  "problem" in done;
