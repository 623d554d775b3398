import { createHash } from "node:crypto";
import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger } from "pino";
import type { LogLevel } from "../config.ts";
import { safeError } from "./safe-error.ts";

export type { Logger };

/** A UUID or another id of at least 32 hex digits: random, and nothing that a person's number fits into. */
const RANDOM_ID = /^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12,}$/i;

/**
 * A request id as it may stand in the log: a client's own, unless it is random, is shown by its hash,
 * because somebody may have put a person's number into it.
 */
export const shownRequestId = (text: string): string =>
  RANDOM_ID.test(text)
    ? text
    : `sha256:${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;

/**
 * The log of the service: one JSON object a line, to stdout unless told otherwise. Requests, replies
 * and errors cannot be written whole: their serializers leave out whatever a client sent.
 */
export function createLogger(
  level: LogLevel,
  // Lines of the same moment are written together; what waits at the end of the process is written then.
  target: DestinationStream = destination({
    dest: 1,
    sync: false,
    minLength: 4096,
    periodicFlush: 100,
  }),
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: {
        err: safeError,
        error: safeError,
        req: () => undefined,
        res: () => undefined,
        request_id: shownRequestId,
      },
      hooks: {
        /** An error as the first argument would bring its message along as `msg`. */
        logMethod(args, method) {
          const [first] = args as unknown[];
          if (first instanceof Error) return method.call(this, { err: first }, "error");
          return method.apply(this, args);
        },
      },
    },
    target,
  );
}
