import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger } from "pino";
import type { LogLevel } from "../config.ts";
import { safeError } from "./safe-error.ts";

export type { Logger };

/** A run of digits as long as a person's or a party's number, which is no part of a hex id. */
const LONG_NUMBER = /(?<![0-9a-fA-F])\d{12,}(?![0-9a-fA-F])/g;

/** Text from outside, such as a request id, with long numbers blotted out. */
export const withoutNumbers = (text: string): string => text.replaceAll(LONG_NUMBER, "-");

/**
 * The log of the service: one JSON object a line, to stdout unless told otherwise. Requests, replies
 * and errors cannot be written whole: their serializers leave out whatever a client sent.
 */
export function createLogger(level: LogLevel, target: DestinationStream = destination(1)): Logger {
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
        request_id: withoutNumbers,
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
