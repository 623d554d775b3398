import type { IncomingMessage } from "node:http";
import { answerClientError } from "./client-error.ts";

/** A client has this long to send its whole body, unless it sends lines. */
export const BODY_TIME_MS = 30_000;

const TIMERS = new WeakMap<IncomingMessage, NodeJS.Timeout>();
const TIMEOUT = Object.assign(new Error("the body took too long"), {
  code: "ERR_HTTP_REQUEST_TIMEOUT",
});

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined ||
  (headers["content-length"] !== undefined && headers["content-length"] !== "0");

/**
 * Cuts off whoever sends a body drop by drop. Node's own limit is one for the whole server and would end a
 * stream of lines too.
 */
export function limitBody(raw: IncomingMessage, milliseconds = BODY_TIME_MS): void {
  if (!hasBody(raw)) return;
  const timer = setTimeout(() => {
    if (!raw.complete && !raw.destroyed) answerClientError(TIMEOUT, raw.socket);
  }, milliseconds);
  timer.unref();
  TIMERS.set(raw, timer);
  raw.once("close", () => clearTimeout(timer));
}

/** Lets a body take as long as its lines do. */
export const unlimitBody = (raw: IncomingMessage): void => clearTimeout(TIMERS.get(raw));

/** After an early answer: what is still being sent is read to nowhere, and not for long. */
export function limitRest(raw: IncomingMessage, milliseconds = BODY_TIME_MS): void {
  if (raw.complete || raw.destroyed) return;
  const timer = setTimeout(() => raw.socket.destroy(), milliseconds);
  timer.unref();
  raw.resume();
  raw.once("close", () => clearTimeout(timer));
}
