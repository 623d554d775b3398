import { compareInstants, type Instant } from "@kelisim/core";
import { newLogBatch, type LogBatch } from "./pending.ts";

/** What is written about one person, with the batch of the log that its events are in. */
export type Logged<T> = T & {
  /** UUID, the same for all that one statement writes. */
  readonly batchId: string;
  /** The batch itself, with the first of them. */
  readonly pending: LogBatch | undefined;
};

/** Puts the events that one statement writes in one batch of the log. */
export function inOneBatch<
  T extends { readonly events: readonly { readonly recordedAt: Instant }[] },
>(changes: readonly T[]): readonly Logged<T>[] {
  const instants = changes.flatMap(({ events }) => events.map(({ recordedAt }) => recordedAt));
  const [first] = instants;
  if (first === undefined) {
    return changes.map((change) => ({ ...change, batchId: "", pending: undefined }));
  }
  let [from, to] = [first, first];
  for (const at of instants) {
    if (compareInstants(at, from) < 0) from = at;
    if (compareInstants(at, to) > 0) to = at;
  }
  const batch = newLogBatch("events", from, { to, rowCount: instants.length });
  return changes.map((change, index) => ({
    ...change,
    batchId: batch.batchId,
    pending: index === 0 ? batch : undefined,
  }));
}
