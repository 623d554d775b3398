import { systemClock } from "@kelisim/server";
import type { Store } from "@kelisim/store";
import { lostActs } from "./check/acknowledged.ts";
import { badAnswers, unequalRepeats } from "./check/answers.ts";
import { uncalledFor } from "./check/counts.ts";
import { wrongDecisions } from "./check/late-permits.ts";
import { neverArrived, notTold, toldTwice } from "./check/told.ts";
import { halfWritten, unfolded } from "./check/whole.ts";
import type { Journal } from "./journal.ts";
import type { Violation } from "./violation.ts";

/** Persons whose projections are compared with their events in a look between two faults. */
const SAMPLE = 40;

/** Holds the journal against the store, again and again; each look begins where the last one ended. */
export class Inspector {
  readonly #journal: Journal;
  #looks = 0;
  #acts = 0;
  #odd = 0;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  get looks(): number {
    return this.#looks;
  }

  /** What can be judged without the store. */
  heard(): readonly Violation[] {
    const found = [
      ...wrongDecisions(this.#journal, this.#acts),
      ...badAnswers(this.#journal, this.#odd),
    ];
    this.#odd = this.#journal.odd.length;
    return found;
  }

  /** A look while the load goes on. */
  async look(store: Store): Promise<readonly Violation[]> {
    const until = this.#journal.acts.length;
    const fresh = this.#journal.acts.slice(this.#acts, until);
    const found = [
      ...this.heard(),
      ...(await lostActs(store, fresh)),
      ...(await halfWritten(store)),
      ...(await unfolded(store, SAMPLE)),
      ...(await toldTwice(store)),
    ];
    this.#acts = until;
    this.#looks += 1;
    return found;
  }

  /** The last look: everything again, and everybody. Nothing is on its way any more. */
  async lookAtAll(store: Store, arrived: ReadonlySet<string>): Promise<readonly Violation[]> {
    this.#looks += 1;
    return [
      ...wrongDecisions(this.#journal),
      ...badAnswers(this.#journal),
      ...unequalRepeats(this.#journal),
      ...(await lostActs(store, this.#journal.acts)),
      ...(await halfWritten(store)),
      ...(await unfolded(store)),
      ...(await toldTwice(store)),
      ...(await uncalledFor(store, this.#journal)),
      ...(await neverArrived(store, arrived)),
    ];
  }

  /** What nobody was told of for so many milliseconds. */
  notToldSince(store: Store, milliseconds: number): Promise<readonly Violation[]> {
    const before = systemClock.now().subtract({ milliseconds });
    return notTold(store, before.toString());
  }
}
