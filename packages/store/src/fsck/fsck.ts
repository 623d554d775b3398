import type { Db, Queryable } from "../db/db.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { readAtOnce } from "../transfer/one-transaction.ts";
import type { FsckFinding, FsckProgress, FsckRun } from "./finding.ts";
import { checkInstallation } from "./installation.ts";
import { checkKeys } from "./keys.ts";
import { checkBatches } from "./log-batches.ts";
import { checkCosignatures } from "./log-cosignatures.ts";
import { checkRowsInLog } from "./log-rows.ts";
import { checkTree } from "./log-tree.ts";
import { checkFeeds } from "./messages.ts";
import { checkMonths } from "./months.ts";
import { checkPersons } from "./persons.ts";
import { checkProofs } from "./proofs.ts";
import { checkReceipts } from "./receipts.ts";
import { checkReferences } from "./references.ts";
import { checkRegistry } from "./registry.ts";
import { checkRules } from "./rules.ts";

/** A store to be checked. */
export type CheckedStore = { readonly db: Db; readonly ring: KeyRing; readonly serviceId: string };

/** What else is looked at in the same snapshot: what needs more than the store knows. */
export type FurtherCheck = (tx: Queryable, run: FsckRun) => Promise<void>;

/** What a run found, the first so many of it, and how much it was in all. */
export type FsckOutcome = { readonly findings: readonly FsckFinding[]; readonly count: number };

/** Enough to see what happened; a store that is wrong throughout is counted. */
const MOST_FINDINGS = 1000;

/** Everything that is checked, in a transaction that sees one instant. */
export async function checkSnapshot(
  tx: Queryable,
  { ring, serviceId }: Omit<CheckedStore, "db">,
  run: FsckRun,
): Promise<void> {
  await checkInstallation(tx, { ring, serviceId }, run);
  await checkRegistry(tx, run);
  await checkReferences(tx, run);
  await checkRules(tx, run);
  await checkKeys(tx, ring, run);
  await checkPersons(tx, serviceId, run);
  await checkFeeds(tx, run.found);
  await checkProofs(tx, ring, run);
  await checkReceipts(tx, ring, run);
  await checkMonths(tx, run);
  await checkTree(tx, run);
  await checkCosignatures(tx, run);
  await checkBatches(tx, run);
  await checkRowsInLog(tx, run);
}

/**
 * Checks a whole store as of one instant, without a network: what is kept against the events, the log against
 * what is kept, and whatever else can be computed. On PostgreSQL the service may go on meanwhile.
 */
export const checkStore = (
  { db, ...store }: CheckedStore,
  {
    further = [],
    onProgress = () => undefined,
  }: {
    readonly further?: readonly FurtherCheck[];
    readonly onProgress?: (progress: FsckProgress) => void;
  } = {},
): Promise<FsckOutcome> =>
  db.asOwner((owner) =>
    readAtOnce(owner, async (tx) => {
      const findings: FsckFinding[] = [];
      let count = 0;
      const run: FsckRun = {
        found: (finding) => {
          count += 1;
          if (findings.length < MOST_FINDINGS) findings.push(finding);
        },
        progress: onProgress,
      };
      await checkSnapshot(tx, store, run);
      for (const check of further) await check(tx, run);
      return { findings, count };
    }),
  );
