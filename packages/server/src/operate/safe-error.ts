import {
  CipherError,
  CommitUnknownError,
  ConnectionLostError,
  DatabaseClosedError,
  SqlError,
  StoreRefusedError,
  TransactionMisuseError,
} from "@kelisim/store";
import { ContractError } from "../http/contract-error.ts";

/** Their messages are written by this project and hold no value that somebody sent. */
const OWN_WORDS = [
  CipherError,
  CommitUnknownError,
  ConnectionLostError,
  ContractError,
  DatabaseClosedError,
  SqlError,
  StoreRefusedError,
  TransactionMisuseError,
];

export type SafeError = {
  readonly type: string;
  readonly code?: string;
  readonly message?: string;
  /** Where it happened, one frame a line; the message that heads a stack is left out. */
  readonly stack?: string;
  readonly cause?: SafeError;
};

const FRAME = /^ {4}at .*$/gm;

const framesOf = (error: Error): string | undefined => {
  const { stack = "", message } = error;
  // A message of several lines may look like frames; one that is not there was changed later.
  const at = stack.indexOf(message);
  return at < 0
    ? undefined
    : stack
        .slice(at + message.length)
        .match(FRAME)
        ?.join("\n");
};

/**
 * What a log may know of an error. Messages of unknown origin are left out: a parser's or a library's
 * message quotes what it was given, and that may be a person's number or name.
 */
export function safeError(error: unknown, depth = 0): SafeError {
  if (!(error instanceof Error)) return { type: typeof error };
  const stack = framesOf(error);
  const isOwn = OWN_WORDS.some((own) => error instanceof own);
  return {
    type: error.name,
    ...("code" in error && typeof error.code === "string" && { code: error.code }),
    ...(isOwn && { message: error.message }),
    ...(stack !== undefined && { stack }),
    ...(error.cause !== undefined && depth < 3 && { cause: safeError(error.cause, depth + 1) }),
  };
}
