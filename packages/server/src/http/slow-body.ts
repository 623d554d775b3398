import type { IncomingMessage } from "node:http";
import { answerClientError } from "./client-error.ts";

/** A client has this long to send its whole body, unless it sends lines. */
export const BODY_TIME_MS = 30_000;

/** Requests whose bodies are still to come, and until when: one timer for all, because each call has one. */
const PENDING = new Map<IncomingMessage, number>();
const SWEEP_MS = 250;
let sweeper: NodeJS.Timeout | undefined;

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
  PENDING.set(raw, performance.now() + milliseconds);
  sweeper ??= setInterval(sweep, SWEEP_MS).unref();
}

function sweep(): void {
  const now = performance.now();
  for (const [raw, until] of PENDING) {
    const isOver = raw.complete || raw.destroyed;
    if (isOver || until <= now) PENDING.delete(raw);
    if (!isOver && until <= now) answerClientError(TIMEOUT, raw.socket);
  }
  if (PENDING.size > 0) return;
  clearInterval(sweeper);
  sweeper = undefined;
}

/** The body is there, or it may take as long as its lines do. */
export const unlimitBody = (raw: IncomingMessage): void => void PENDING.delete(raw);

/** After an early answer: what is still being sent is read to nowhere, and not for long. */
export function limitRest(raw: IncomingMessage, milliseconds = BODY_TIME_MS): void {
  if (raw.complete || raw.destroyed) return;
  const timer = setTimeout(() => raw.socket.destroy(), milliseconds);
  timer.unref();
  raw.resume();
  raw.once("close", () => clearTimeout(timer));
}
