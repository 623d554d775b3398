import type { Refused } from "@kelisim/core";
import {
  CommitUnknownError,
  DatabaseClosedError,
  isConnectionFault,
  runSubjectCommand,
  runSubjectCommands,
  type CommandDone,
  type Settled,
  type Store,
  type SubjectCommand,
} from "@kelisim/store";
import { Batcher, type BatchLimits } from "./batcher.ts";

/** A transaction takes longer than a decision, and holds its persons until it ends. */
const LIMITS: BatchLimits = {
  inFlight: 2,
  most: 128,
  waiting: 4096,
  waitingInLane: 2048,
  patience: 10_000,
};

/** Whether the group failed as a whole: then none of it is tried again here. */
const isOfAll = (error: unknown): boolean =>
  error instanceof CommitUnknownError ||
  error instanceof DatabaseClosedError ||
  isConnectionFault(error);

/** Runs commands about persons, those of the same moment in one transaction. */
export class Commands {
  readonly #store: Store;
  readonly #batcher: Batcher<SubjectCommand<unknown>, Settled<unknown>>;

  constructor(store: Store, poolSize: number) {
    this.#store = store;
    const inFlight = store.db.engine === "postgres" ? Math.min(LIMITS.inFlight, poolSize) : 1;
    this.#batcher = new Batcher(
      (commands) => runSubjectCommands(store, commands),
      async (command) => ({ kind: "answered", answer: await runSubjectCommand(store, command) }),
      (error) => !isOfAll(error),
      { ...LIMITS, inFlight },
    );
  }

  /**
   * Runs a command; lanes are served in turn. Whoever is held by somebody else is waited for, alone.
   * @throws BusyError where too many wait, and what `runSubjectCommand` throws
   */
  async run<T>(lane: string, command: SubjectCommand<T>): Promise<CommandDone<T> | Refused> {
    const settled = await this.#batcher.submit(lane, command);
    if (settled.kind === "held") return runSubjectCommand(this.#store, command);
    return settled.answer as CommandDone<T> | Refused;
  }
}
