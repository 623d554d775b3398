import { instantOf, parseInstant, compareInstants, type Instant } from "@kelisim/core";
import type { Db, Queryable, Row } from "../db/db.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { checkpointOf, signCheckpoint } from "./checkpoints.ts";
import { beginCovering } from "./ensure-log.ts";
import { loadTree } from "./growing-tree.ts";
import { noteLogKeys } from "./log-keys.ts";
import { logSigners } from "./log-signer.ts";
import { placeBatches } from "./place-batches.ts";
import { registryBatch, type EnteringBatch } from "./registry-batch.ts";
import { waitingBatches, withEntries } from "./waiting-batches.ts";

export type SequenceOptions = {
  /** Rows of one round; a single larger batch still enters as a whole. */
  readonly most: number;
  /** Once aborted, no further round begins. */
  readonly signal?: AbortSignal | undefined;
};

/** What a round came to. */
export type Sequenced = {
  readonly batches: number;
  readonly leaves: number;
  /**
   * Rows that were written with their batches and are not there any more: receipts of persons who were erased,
   * accesses of months that were dropped before their turn. Of other kinds there is no right reason.
   */
  readonly missing: Readonly<Record<"receipts" | "accesses" | "others", number>>;
  /** More batches wait. */
  readonly left: boolean;
  /** Another process has the tree just now: nothing was done. */
  readonly busy: boolean;
};

const NOTHING_MISSING = { receipts: 0, accesses: 0, others: 0 };
const NOTHING: Sequenced = {
  ...{ batches: 0, leaves: 0, missing: NOTHING_MISSING, left: false, busy: false },
};

type TreeRow = Row & { origin: string; size: string; registry_seen_at: string | null };

/** Whoever comes second does nothing: it is not waited for, since the first one does its work. */
const HOLD = {
  name: "hold-log-tree",
  text: `select t.origin, t.size::text as size, t.registry_seen_at from log_tree t
         for update skip locked`,
};

/** How often the registry is looked through for versions that are not in the log. */
const REGISTRY_EVERY_MS = 60_000;

/** Whether it is time to look; also where a clock went back. */
function isRegistryDue({ registry_seen_at: seen }: TreeRow, now: Instant): boolean {
  const at = seen === null ? undefined : parseInstant(seen);
  if (at === undefined || compareInstants(now, at) < 0) return true;
  return compareInstants(now, instantOf(at.epochMilliseconds + REGISTRY_EVERY_MS)) >= 0;
}

const GROW = {
  name: "grow-log-tree",
  text: `update log_tree set size = $1, registry_seen_at = coalesce($2, registry_seen_at)`,
};

/**
 * One round of the sequencer, in one transaction: batches that wait get their places in the tree, tiles and
 * bundles are written, and the new head is signed once. Killed at any point it leaves all or nothing. Any number
 * of processes may call it; one at a time does anything.
 * @throws Error without `ensureLog` before, or where what is kept of the tree is not what was signed
 */
export async function sequence(
  db: Db,
  ring: KeyRing,
  now: Instant,
  { most, signal }: SequenceOptions,
): Promise<Sequenced> {
  if (signal?.aborted === true) return { ...NOTHING, left: true };
  return db.tx(async (tx) => {
    const [held] = await tx.query<TreeRow>(HOLD);
    if (held === undefined) return notHeld(tx);
    const isDue = isRegistryDue(held, now);
    const registry = isDue ? await registryBatch(tx, now, most) : undefined;
    const { batches: waiting, left } = await waitingBatches(tx, most);
    const entering = await withEntries(tx, waiting);
    const batches = registry === undefined ? entering : [...entering, registry];
    // A registry with more than one round's records is looked at again at once.
    const isAll = (registry?.entries.length ?? 0) < most;
    if (isDue) await beginCovering(tx, now);
    if (batches.length === 0 && !isDue) return NOTHING;
    const leaves = await grow(tx, ring, held, {
      batches,
      now,
      seenAt: isDue && isAll ? now : null,
    });
    const missing = missingOf(waiting, entering);
    return { batches: batches.length, leaves, missing, left: left || !isAll, busy: false };
  });
}

async function notHeld(tx: Queryable): Promise<Sequenced> {
  const [there] = await tx.query("select 1 as there from log_tree");
  if (there === undefined) throw new Error("a store without a log: ensureLog comes first");
  return { ...NOTHING, busy: true };
}

type Growth = {
  readonly batches: readonly EnteringBatch[];
  readonly now: Instant;
  readonly seenAt: Instant | null;
};

async function grow(
  tx: Queryable,
  ring: KeyRing,
  { origin, size }: TreeRow,
  { batches, now, seenAt }: Growth,
): Promise<number> {
  const before = BigInt(size);
  if (batches.length === 0) {
    await tx.query(GROW, [before, seenAt]);
    return 0;
  }
  const signed = await checkpointOf(tx, before);
  if (signed === undefined) throw new Error("the log's size has no signed root");
  const tree = await loadTree(tx, signed);
  const leaves = await placeBatches(tx, tree, batches);
  await tree.save(tx);
  const signers = logSigners(ring, origin);
  await noteLogKeys(tx, ring, signers, now);
  if (leaves > 0) {
    await signCheckpoint(tx, signers, { origin, size: tree.size(), root: tree.root() }, now);
  }
  await tx.query(GROW, [tree.size(), seenAt]);
  return leaves;
}

function missingOf(
  waiting: readonly { readonly kind: string; readonly rowCount: number }[],
  entering: readonly EnteringBatch[],
): Sequenced["missing"] {
  const missing = { ...NOTHING_MISSING };
  for (const [index, { kind, rowCount }] of waiting.entries()) {
    const lacking = Math.max(0, rowCount - (entering[index]?.entries.length ?? 0));
    missing[kind === "receipts" || kind === "accesses" ? kind : "others"] += lacking;
  }
  return missing;
}
