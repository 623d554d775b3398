import { legalDayOf, type Instant } from "@kelisim/core";
import type { Db } from "../db/db.ts";
import type { Store } from "../store.ts";
import { jobStates, type JobState } from "../jobs/job-leases.ts";
import { liveProcesses } from "../jobs/processes.ts";
import { logFigures, type LogFigures } from "./log-figures.ts";
import { dueTimers, outboxQueue, overdueDuties, waitingDeliveries, type Queue } from "./backlog.ts";
import { keyFigures, type KeyFigures } from "./key-figures.ts";
import { purposeEndsLeft } from "./purpose-ends-left.ts";
import { partitionFigures, type PartitionFigures } from "./partition-figures.ts";
import { replicaFigures, type ReplicaFigures } from "./replica-figures.ts";

/** What waits and how things stand: counts and instants, nothing about anybody. */
export type StoreFigures = {
  readonly outbox: Queue;
  readonly timers: Queue;
  /** Consents that ended with a purpose for everybody, and were not told of yet. */
  readonly purposeEnds: number;
  readonly overdueDuties: ReadonlyMap<string, number>;
  readonly waitingDeliveries: number;
  readonly log: LogFigures;
  readonly jobs: readonly JobState[];
  readonly liveProcesses: number;
  readonly partitions: readonly PartitionFigures[];
  readonly keys: KeyFigures;
  readonly replicas: ReplicaFigures;
};

/** No look may hold a connection for longer. */
const PATIENCE = "2s";

/** Looks at the store once, by partial indexes and with bounded counts. */
export const storeFigures = (
  { db, ring }: { readonly db: Db; readonly ring: Store["ring"] },
  now: Instant,
): Promise<StoreFigures> =>
  db.tx(async (tx) => {
    if (db.engine === "postgres") await tx.query(`set local statement_timeout = '${PATIENCE}'`);
    return {
      outbox: await outboxQueue(tx),
      timers: await dueTimers(tx, now),
      purposeEnds: await purposeEndsLeft(tx, now),
      overdueDuties: await overdueDuties(tx, legalDayOf(now)),
      waitingDeliveries: await waitingDeliveries(tx),
      log: await logFigures(tx),
      jobs: await jobStates(tx),
      liveProcesses: (await liveProcesses(tx, now)).length,
      partitions: await partitionFigures(tx, now),
      keys: await keyFigures(tx, ring),
      replicas: await replicaFigures(tx),
    };
  });
