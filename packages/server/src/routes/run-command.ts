import {
  refuse,
  type CommandResult,
  type Id,
  type Iin,
  type Refused,
  type SubjectId,
} from "@kelisim/core";
import type { CommandDone, ResultId, SubjectCommand } from "@kelisim/store";
import type { Call, ProblemReply } from "../http/operation.ts";
import { refusalReply } from "./refusal-reply.ts";

/** A command about one person, as a route gives it. */
export type PersonCommand<T> = {
  /** Who she is, or how to find out: anew where she was erased in between, and is now somebody else. */
  readonly subjectId: SubjectId | (() => Promise<SubjectId>);
  readonly fields?: { readonly iin?: Iin; readonly phone?: string | undefined };
  /** The pure function's answer, or a problem for what is not hers or not the caller's to see. */
  readonly decide: (
    ...given: Parameters<SubjectCommand<T>["decide"]>
  ) => Promise<CommandResult<T> | ProblemReply>;
  readonly needsIin?: boolean;
  readonly resultId?: (result: T) => ResultId;
};

/** Nothing is written after a problem either; whoever reads the refusal reads the problem instead. */
const STOPPED = refuse("person-erased");

/** How often a person whom a number leads to may be erased before her command begins. */
const TRIES = 5;

const replyTo = <T>(done: CommandDone<T> | Refused): CommandDone<T> | ProblemReply =>
  done.ok ? done : refusalReply(done);

/** Runs a command in a transaction, beside others of the same moment, under the caller's name. It is tried again only after a rollback that
 * is certain, so nothing it made before can stand. */
export async function runCommand<T>(
  call: Call,
  { subjectId, fields, decide, needsIin = false, resultId }: PersonCommand<T>,
): Promise<CommandDone<T> | ProblemReply> {
  const { ctx, caller, now, commandId, mark } = call;
  const eventIds: Id<"evt">[] = [];
  let stopped: ProblemReply | undefined;
  const run = async (person: SubjectId) =>
    ctx.commands.run<T>(caller.party.id, {
      subjectId: person,
      now,
      actor: {
        partyId: caller.party.id,
        keyId: caller.key.id,
        commandId,
        serviceId: ctx.store.serviceId,
      },
      eventId: (index) => (eventIds[index] ??= ctx.ids.next("evt")),
      decide: async (...given) => {
        const result = await decide(...given);
        stopped = "problem" in result ? result : undefined;
        return "problem" in result ? STOPPED : result;
      },
      needsIin,
      mark,
      ...(fields === undefined ? {} : { fields }),
      ...(resultId === undefined ? {} : { resultId }),
    });
  if (typeof subjectId === "string") {
    const done = await run(subjectId);
    return done === STOPPED && stopped !== undefined ? stopped : replyTo(done);
  }
  for (let tries = 1; ; tries += 1) {
    const done = await run(await subjectId());
    if (done === STOPPED && stopped !== undefined) return stopped;
    const isSomebodyElse = !done.ok && done.code === "person-erased" && tries < TRIES;
    if (!isSomebodyElse) return replyTo(done);
  }
}

export const isRefused = <T>(done: CommandDone<T> | ProblemReply): done is ProblemReply =>
  "problem" in done;
