import { connect } from "node:net";
import type pg from "pg";

/** After a cancel request, how long the answer may still take, in milliseconds. */
const GRACE_MS = 3_000;

/** What the driver knows of a connection, and its types leave out. */
type Known = pg.ClientBase & {
  readonly host?: string;
  readonly port?: number;
  readonly processID?: number | null;
  readonly secretKey?: number | null;
  end(): Promise<void>;
};

/**
 * Limits how long one answer is waited for, COMMIT included: a server cannot limit by itself how
 * long a commit waits for its standby, and one that is cut off says nothing for a quarter of an
 * hour. First the statement is cancelled; where no answer comes to that either, the connection is
 * broken off.
 *
 * @returns what ends the limit
 */
export function limitAnswer(client: pg.ClientBase, limitMs: number): () => void {
  let timer = setTimeout(() => {
    timer = setTimeout(() => void (client as Known).end().catch(() => undefined), GRACE_MS);
    sendCancel(client);
  }, limitMs);
  return () => clearTimeout(timer);
}

/** The protocol's own cancel request, on a connection of its own; poolers pass it on too. */
function sendCancel(client: pg.ClientBase): void {
  const { host, port, processID, secretKey } = client as Known;
  if (host === undefined || port === undefined) return;
  if (typeof processID !== "number" || typeof secretKey !== "number") return;
  const request = Buffer.alloc(16);
  request.writeInt32BE(request.length, 0);
  request.writeInt32BE(CANCEL_CODE, 4);
  request.writeInt32BE(processID, 8);
  request.writeInt32BE(secretKey, 12);
  const where = host.startsWith("/") ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
  const socket = connect(where, () => socket.end(request));
  socket.setTimeout(GRACE_MS, () => socket.destroy());
  socket.on("error", () => undefined); // the grace ends the wait
  socket.unref();
}

/** Of the frontend/backend protocol 3.0: 1234 in the upper half, 5678 in the lower. */
const CANCEL_CODE = 80_877_102;
