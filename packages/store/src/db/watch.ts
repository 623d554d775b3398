import { CommitUnknownError, isConnectionFault } from "./errors.ts";
import type { Acquire } from "./session.ts";
import { WatchedSession } from "./watched-session.ts";

/** Told of what happens at the border of a database: names and times, never a text or a value. */
export type DbListener = {
  /** A statement ended, well or not. The name is its own, or `unnamed`. */
  statement(name: string, seconds: number): void;
  /** A unit of work or a single statement begins once more. */
  retried(): void;
  /** A commit's fate is not known. */
  commitUnknown(): void;
  /** A connection broke or could not be made. */
  connectionLost(): void;
};

/** The connections of one database in use, and who listens to what it does. */
export class DbWatch {
  /** Connections at most. */
  readonly most: number;
  readonly #listeners = new Set<DbListener>();
  #used = 0;
  #waiting = 0;

  constructor(most: number) {
    this.most = most;
  }

  /** Connections that work holds now. */
  get used(): number {
    return this.#used;
  }

  /** Units of work that wait for a connection. */
  get waiting(): number {
    return this.#waiting;
  }

  /** @returns what ends the listening */
  listen(listener: DbListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  tell(what: (listener: DbListener) => void): void {
    for (const listener of this.#listeners) what(listener);
  }

  /** Runs one unit of work, which takes its connections through the given function. */
  async unit<T>(acquire: Acquire, work: (acquire: Acquire) => Promise<T>): Promise<T> {
    let tries = 0;
    try {
      return await work(() => {
        tries += 1;
        if (tries > 1) this.tell((listener) => listener.retried());
        return this.#take(acquire);
      });
    } catch (error) {
      if (error instanceof CommitUnknownError) this.tell((listener) => listener.commitUnknown());
      throw error;
    }
  }

  /** A fault of a connection is counted where it shows first; the error goes on its way. */
  faulted(error: unknown): void {
    if (isConnectionFault(error)) this.tell((listener) => listener.connectionLost());
  }

  async #take(acquire: Acquire): ReturnType<Acquire> {
    this.#waiting += 1;
    try {
      const session = await acquire();
      this.#used += 1;
      return new WatchedSession(session, this, () => (this.#used -= 1));
    } catch (error) {
      this.faulted(error);
      throw error;
    } finally {
      this.#waiting -= 1;
    }
  }
}
