import type { LegalDay } from "@kelisim/core";
import type { Owner } from "../db/db.ts";

/** Why a month has no partition of its own: its rows go to the default partition as before. */
export type BlockedPartition = {
  readonly partition: string;
  readonly reason: "rows-in-default" | "busy" | "overlap";
};

export type PartitionsMade = {
  readonly created: readonly string[];
  readonly blocked: readonly BlockedPartition[];
};

/** Makes `<table>_yYYYY_mMM` range partitions of whole UTC months from the month of a day on. */
export async function ensurePartitions(
  _owner: Owner,
  _tables: readonly string[],
  _firstMonth: LegalDay,
  _months: number,
): Promise<PartitionsMade> {
  throw new Error("not yet");
}
