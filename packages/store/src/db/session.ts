import type { Row, Statement } from "./db.ts";

/** What one statement gave. */
export type Outcome = {
  readonly rows: Row[];
  /** The command tag without counts: `SELECT`, `COMMIT`, `ROLLBACK`. */
  readonly command: string;
  /** The server committed here, but stopped waiting for its synchronous standby. */
  readonly unacknowledged: boolean;
};

/**
 * One connection, taken for one unit of work. Throws `SqlError` for a refused statement and
 * `ConnectionLostError` (or `DatabaseClosedError`) for a broken connection, nothing of the driver.
 */
export interface Session {
  /** Whether the connection is known to be gone: nothing sent now would arrive. */
  readonly broken: boolean;
  run(statement: Statement | string, params: readonly unknown[]): Promise<Outcome>;
  /** One or more statements without parameters; the outcome is that of the last one. */
  script(sql: string): Promise<Outcome>;
  /** Gives the connection back; `discard` closes it instead. The first call counts. */
  release(discard: boolean): void;
}

/** Takes a connection, waiting for one if need be. */
export type Acquire = () => Promise<Session>;
