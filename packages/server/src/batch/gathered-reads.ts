import { Batcher, type BatchLimits } from "./batcher.ts";

/** One read under way leaves the others time to gather; a second one keeps the server busy meanwhile. */
const LIMITS: BatchLimits = {
  inFlight: 2,
  most: 512,
  waiting: 8192,
  waitingInLane: 8192,
  patience: 10_000,
};

/**
 * Reads by key: those that are asked for at the same time go to the database together. Each begins after it
 * was asked for, so that it sees whatever was acknowledged before; nothing is kept.
 */
export class GatheredReads<K, V> {
  readonly #batcher: Batcher<K, V | undefined>;

  /** @param readMany records by key; a key without one is left out */
  constructor(readMany: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>) {
    this.#batcher = new Batcher(
      async (keys) => {
        const found = await readMany([...new Set(keys)]);
        return keys.map((key) => found.get(key));
      },
      async (key) => (await readMany([key])).get(key),
      () => false,
      LIMITS,
    );
  }

  /** The record of a key. @throws BusyError where too many wait */
  get(key: K): Promise<V | undefined> {
    return this.#batcher.submit("", key);
  }
}
