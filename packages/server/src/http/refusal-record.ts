import type { Instant } from "@kelisim/core";
import type { OperationId, ProblemCode } from "@kelisim/protocol";
import { isAuthzen, operation } from "@kelisim/protocol";
import { recordRefusal } from "@kelisim/store";
import type { FastifyRequest } from "fastify";
import type { Context } from "../context.ts";
import { stateOf } from "./request-state.ts";

/** Whether the call is a command: its refusals are recorded. What only asks is POST to keep numbers out of URLs. */
export const isCommand = (id: OperationId): boolean =>
  operation(id).method === "POST" && !id.startsWith("search-") && !isAuthzen(id);

/** Refused questions that look like somebody trying doors; they are recorded and raise an alarm. */
const ALARMING: ReadonlySet<ProblemCode> = new Set(["too-many-denied-persons", "not-your-party"]);

/** Refusals without a proven key that are recorded in one minute; the rest stand in the log only. */
export const ANONYMOUS_PER_MINUTE = 60;

/** Lets that many through a minute: nobody without a key fills the database. */
export function minuteLimit(limit: number): (now: Instant) => boolean {
  let minute = 0;
  let used = 0;
  return (now) => {
    const current = Math.floor(now.epochMilliseconds / 60_000);
    if (current !== minute) [minute, used] = [current, 0];
    used += 1;
    return used <= limit;
  };
}

export type RefusalRecorder = (
  request: FastifyRequest,
  id: OperationId,
  outcome: ProblemCode,
) => Promise<void>;

/** Records refused commands: who, what, why. A record that fails is logged and spoils no answer. */
export function refusalRecorder(ctx: Pick<Context, "store" | "clock">): RefusalRecorder {
  const mayRecordAnonymous = minuteLimit(ANONYMOUS_PER_MINUTE);
  return async (request, id, outcome) => {
    const alarming = ALARMING.has(outcome);
    if (alarming)
      request.log.warn(
        { request_id: request.id, operation: id, problem: outcome },
        "somebody tries doors",
      );
    if (!isCommand(id) && !alarming) return;
    const { caller, keyId = caller?.key.id, partyId = caller?.party.id } = stateOf(request);
    const at = ctx.clock.now();
    if (keyId === undefined && !mayRecordAnonymous(at)) return;
    try {
      await recordRefusal(ctx.store.db, { at, partyId, keyId, command: id, outcome });
    } catch (error) {
      request.log.error(
        { request_id: request.id, operation: id, err: error },
        "refusal not recorded",
      );
    }
  };
}
