import { createHash, randomUUID } from "node:crypto";
import { startOfDay, uuidOf, type LegalDay } from "@kelisim/core";
import type { Store } from "@kelisim/store";
import { BANK, LOANS, SCORING } from "../../../core/src/testing/registry.test-support.ts";

/** The random id of a person by a number of the test's own. */
export const personAt = (n: number): string =>
  `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

export type LoggedRow = {
  readonly day: LegalDay;
  readonly person: number;
  readonly bin?: string;
  readonly reason?: string;
  readonly permitted?: boolean;
  readonly mode?: "enforce" | "check";
  readonly deferred?: boolean;
  /** Hours after the beginning of the day in Kazakhstan. */
  readonly hour?: number;
  readonly employee?: string;
};

/** Writes decisions into the log as nobody made them: figures are only about how many there are. */
export async function logRows(
  { db }: Pick<Store, "db">,
  rows: readonly LoggedRow[],
): Promise<void> {
  for (const row of rows) {
    const { day, person, bin = BANK.bin, reason = "no-consent", hour = 9 } = row;
    await db.query(
      `insert into access_log (subject_id, recorded_at, decision_id, subject_seq, caller_id, key_id,
         requester_bin, requester_ref, mode, action, object_id, object_version, purpose_id,
         purpose_version, categories, rule_set, permitted, reason, deferred)
       values ($1, $2, $3, 0, $4, $5, $6, $7, $8, 'process', $9, 1, $10, 1, '{iin}', 'r', $11, $12, $13)`,
      [
        ...[
          personAt(person),
          startOfDay(day).add({ minutes: Math.round(60 * hour) }),
          randomUUID(),
        ],
        ...[uuidOf(BANK.id), KEY, bin, row.employee ?? null, row.mode ?? "enforce"],
        ...[uuidOf(LOANS.id), uuidOf(SCORING.id), row.permitted ?? false, reason],
        row.deferred ?? false,
      ],
    );
  }
}

/** The key that all of them were asked with. */
export const KEY = createHash("md5").update("key").digest("hex");
