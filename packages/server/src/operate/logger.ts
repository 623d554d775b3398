import { createHash } from "node:crypto";
import { destination, pino, symbols, type DestinationStream, type Logger } from "pino";
import { systemClock } from "../clock.ts";
import type { LogLevel } from "../config.ts";
import { safeError } from "./safe-error.ts";
import { TurnLines } from "./turn-lines.ts";

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

/** Lines of the same moment are written together; what waits at the end of the process is written then. */
const standardOutput = (): DestinationStream =>
  new TurnLines(
    destination({ dest: 1, sync: false, minLength: 16_384, maxWrite: 65_536, periodicFlush: 100 }),
  );

/**
 * The log of the service: one JSON object a line, to stdout unless told otherwise. Requests, replies
 * and errors cannot be written whole: their serializers leave out whatever a client sent.
 */
export function createLogger(
  level: LogLevel,
  target: DestinationStream = standardOutput(),
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${timeText()}"`,
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

let last = { at: systemClock.now(), text: "" };

/** This moment for people. Lines of the same millisecond share it. */
function timeText(): string {
  const at = systemClock.now();
  if (at !== last.at || last.text === "") {
    last = { at, text: new Date(at.epochMilliseconds).toISOString() };
  }
  return last.text;
}

type Inside = Pick<Logger, "isLevelEnabled"> & {
  readonly [symbols.streamSym]: DestinationStream;
  /** What each line of a child says, as JSON with a comma in front. */
  readonly [symbols.chindingsSym]: string;
};

const isOurs = (logger: object): logger is Inside => symbols.streamSym in logger;

/**
 * Writes a line of the level `info` whose members are JSON already, at a fraction of the cost of an object.
 * @param logger made by `createLogger`, or a child of such a one
 * @param members each with a comma in front; none holds a text as a client sent it
 */
export function writeInfo(logger: object, members: string): void {
  if (!isOurs(logger)) throw new TypeError("not a logger of this service");
  if (!logger.isLevelEnabled("info")) return;
  const own = logger[symbols.chindingsSym];
  logger[symbols.streamSym].write(`{"level":"info","time":"${timeText()}"${own}${members}}\n`);
}
