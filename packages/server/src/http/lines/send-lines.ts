import { Readable } from "node:stream";
import type { ProblemCode } from "@kelisim/protocol";
import type { FastifyReply, FastifyRequest } from "fastify";
import { problemOfError } from "../error-border.ts";
import type { LinesReply } from "../operation.ts";
import { stateOf } from "../request-state.ts";
import { limitRest } from "../slow-body.ts";

/** Whoever neither sends nor reads anything for so long is cut off. */
export const IDLE_MS = 60_000;

/** Whether the client has gone: then there is nobody to tell. */
const hasGone = ({ raw }: FastifyRequest): boolean => raw.destroyed && !raw.complete;

async function* told(
  request: FastifyRequest,
  { lines, endOn, refused }: LinesReply,
  ended: (codes: Iterable<ProblemCode>) => Promise<void>,
): AsyncGenerator<string> {
  try {
    yield* lines;
  } catch (error) {
    if (hasGone(request)) return;
    const code = problemOfError(error, stateOf(request).operation);
    request.log.error(
      {
        request_id: request.id,
        operation: stateOf(request).operation,
        problem: code,
        err: error,
      },
      "failed",
    );
    stateOf(request).problem = code;
    yield endOn(code);
  } finally {
    await ended(refused());
  }
}

/**
 * Answers with lines, as fast as the client reads them. A fault on the way ends them with a last line that
 * says so; status and headers have left by then.
 */
export function sendLines(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: LinesReply,
  ended: (codes: Iterable<ProblemCode>) => Promise<void>,
): FastifyReply {
  reply.raw.setTimeout(IDLE_MS);
  reply.raw.once("finish", () => limitRest(request.raw));
  const source = Readable.from(told(request, answer, ended), {
    objectMode: true,
    highWaterMark: 4,
  });
  return reply.type("application/x-ndjson; charset=utf-8").send(source);
}
