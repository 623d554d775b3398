import { confirmCommits, type Db, type LogCheckpoint } from "@kelisim/store";

/**
 * Sees to it that no checkpoint leaves the house before the synchronous standby has it: one that a failover
 * takes back, and that somebody has seen, contradicts every later one for ever. One that this process has
 * confirmed costs nothing more.
 */
export class ConfirmedCheckpoints {
  readonly #db: Db;
  /** The note that was confirmed last. */
  #confirmed: string | undefined;
  #running: { readonly note: string; readonly done: Promise<void> } | undefined;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Resolves once a checkpoint that was read stands for good. @throws CommitUnknownError when it is not confirmed */
  confirm({ note }: Pick<LogCheckpoint, "note">): Promise<void> {
    if (note === this.#confirmed) return Promise.resolve();
    // Those who ask meanwhile wait for the same answer, not for one connection each.
    if (this.#running?.note === note) return this.#running.done;
    const done = confirmCommits(this.#db)
      .then(() => void (this.#confirmed = note))
      .finally(() => {
        if (this.#running?.note === note) this.#running = undefined;
      });
    this.#running = { note, done };
    return done;
  }
}
