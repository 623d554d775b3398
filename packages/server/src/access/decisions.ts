import {
  decideBatch,
  decideOne,
  SqlError,
  type Db,
  type DecideOutcome,
  type PlannedAccess,
} from "@kelisim/store";
import { Batcher, type BatchLimits } from "../batch/batcher.ts";

/** Decides and logs planned questions, those of the same moment in one statement. */
export type Decisions = Batcher<PlannedAccess, DecideOutcome>;

/** Two batches keep the server busy while answers are written; more only make them smaller. */
const LIMITS: BatchLimits = {
  inFlight: 2,
  most: 256,
  waiting: 4096,
  waitingInLane: 2048,
  patience: 10_000,
};

/** A value or a row that the server refuses, or two batches that got in each other's way. */
const OF_ONE_ROW = /^(2[123]...|40...)$/;

const isOfOneRow = (error: unknown): boolean =>
  error instanceof SqlError && OF_ONE_ROW.test(error.code);

/** The queue in front of the deciding statement. */
export const decisionsOf = (db: Db, poolSize: number): Decisions =>
  new Batcher(
    (rows) => decideBatch(db, rows),
    (row) => decideOne(db, row),
    isOfOneRow,
    { ...LIMITS, inFlight: db.engine === "postgres" ? Math.min(LIMITS.inFlight, poolSize) : 1 },
  );
