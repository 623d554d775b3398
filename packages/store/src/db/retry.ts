import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ConnectionLostError, isConnectionFault, isSerializationFault } from "./errors.ts";

/** Tries of one unit of work, the first included. */
export const MOST_TRIES = 5;
/** Longest first pause in milliseconds; it doubles from try to try. */
const AFTER_CONFLICT_MS = 20;
const AFTER_LOST_CONNECTION_MS = 150;

/** Whether trying to connect again may help; who waited in vain for a connection has waited enough. */
export const mayConnectAgain = (error: unknown): boolean =>
  isConnectionFault(error) && !(error instanceof ConnectionLostError && error.code === "timeout");

/** Whether the work may run again: its transaction is certainly gone. */
export const mayRunAgain = (error: unknown): boolean =>
  isSerializationFault(error) || mayConnectAgain(error);

/** A pause with jitter, so that those who collided do not meet again. */
export async function pauseBefore(nextTry: number, error: unknown): Promise<void> {
  const first = isSerializationFault(error) ? AFTER_CONFLICT_MS : AFTER_LOST_CONNECTION_MS;
  const longest = first * 2 ** (nextTry - 2);
  await sleep(longest / 2 + randomInt(Math.ceil(longest / 2) + 1));
}

/** Runs a step up to five times while `again` holds for its error. */
export async function withRetries<T>(
  step: () => Promise<T>,
  again: (error: unknown) => boolean,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await step();
    } catch (error) {
      if (attempt === MOST_TRIES || !again(error)) throw error;
      await pauseBefore(attempt + 1, error);
    }
  }
}
