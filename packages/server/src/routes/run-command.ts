import type { CommandResult, Id, Iin, Refused, SubjectId, SubjectState } from "@kelisim/core";
import { runSubjectCommand, type CommandDone, type Queryable, type ResultId } from "@kelisim/store";
import type { Call, ProblemReply } from "../http/operation.ts";
import { refusalReply } from "./refusal-reply.ts";

/** A command about one person, as a route gives it. */
export type PersonCommand<T> = {
  /** Who she is, or how to find out: anew where she was erased in between, and is now somebody else. */
  readonly subjectId: SubjectId | (() => Promise<SubjectId>);
  readonly fields?: { readonly iin?: Iin; readonly phone?: string | undefined };
  readonly decide: (state: SubjectState, tx: Queryable) => Promise<CommandResult<T>>;
  readonly resultId?: (result: T) => ResultId;
};

/** How often a person whom a number leads to may be erased before her command begins. */
const TRIES = 5;

const replyTo = <T>(done: CommandDone<T> | Refused): CommandDone<T> | ProblemReply =>
  done.ok ? done : refusalReply(done);

/** Runs a command in one transaction under the caller's name. It is tried again only after a rollback that
 * is certain, so nothing it made before can stand. */
export async function runCommand<T>(
  call: Call,
  { subjectId, fields, decide, resultId }: PersonCommand<T>,
): Promise<CommandDone<T> | ProblemReply> {
  const { ctx, caller, now, commandId, mark } = call;
  const eventIds: Id<"evt">[] = [];
  const run = async (person: SubjectId) =>
    runSubjectCommand<T>(ctx.store, {
      subjectId: person,
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
  if (typeof subjectId === "string") return replyTo(await run(subjectId));
  for (let tries = 1; ; tries += 1) {
    const done = await run(await subjectId());
    const isSomebodyElse = !done.ok && done.code === "person-erased" && tries < TRIES;
    if (!isSomebodyElse) return replyTo(done);
  }
}

export const isRefused = <T>(done: CommandDone<T> | ProblemReply): done is ProblemReply =>
  "problem" in done;
