import type { Refused } from "@kelisim/core";
import {
  runSubjectCommand,
  runSubjectCommands,
  type CommandDone,
  type Settled,
  type Store,
  type SubjectCommand,
} from "@kelisim/store";
import { isOfAll } from "../jobs/of-all.ts";
import { Batcher, type BatchLimits } from "./batcher.ts";

/** A transaction takes longer than a decision, and holds its persons until it ends. */
const LIMITS: BatchLimits = {
  inFlight: 2,
  most: 128,
  waiting: 4096,
  waitingInLane: 2048,
  patience: 10_000,
};

/** Those whose persons somebody holds wait on connections of their own: never on all that there are. */
const HELD: BatchLimits = {
  inFlight: 4,
  most: 1,
  waiting: 1024,
  waitingInLane: 256,
  patience: 10_000,
};

/** Runs commands about persons, those of the same moment in one transaction. */
export class Commands {
  readonly #batcher: Batcher<SubjectCommand<unknown>, Settled<unknown>>;
  readonly #held: Batcher<SubjectCommand<unknown>, CommandDone<unknown> | Refused>;

  constructor(store: Store, poolSize: number) {
    const alone = (command: SubjectCommand<unknown>) => runSubjectCommand(store, command);
    const inFlight = store.db.engine === "postgres" ? Math.min(LIMITS.inFlight, poolSize) : 1;
    this.#batcher = new Batcher(
      (commands) => runSubjectCommands(store, commands),
      async (command) => ({ kind: "answered", answer: await alone(command) }),
      (error) => !isOfAll(error),
      { ...LIMITS, inFlight },
    );
    this.#held = new Batcher(
      ([command]) => Promise.all(command === undefined ? [] : [alone(command)]),
      alone,
      () => false,
      { ...HELD, inFlight: Math.max(1, Math.min(HELD.inFlight, Math.floor(poolSize / 4))) },
    );
  }

  /**
   * Runs a command; lanes are served in turn. What is held by somebody else is waited for alone, those of one
   * person in a lane of their own.
   * @throws BusyError where too many wait, and what `runSubjectCommand` throws
   */
  async run<T>(lane: string, command: SubjectCommand<T>): Promise<CommandDone<T> | Refused> {
    const settled = await this.#batcher.submit(lane, command);
    const answer =
      settled.kind === "held"
        ? await this.#held.submit(command.subjectId, command)
        : settled.answer;
    return answer as CommandDone<T> | Refused;
  }
}
