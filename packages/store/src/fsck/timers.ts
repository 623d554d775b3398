import { timersOf, uuidOf } from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import { compareRows } from "./compare-rows.ts";
import type { FsckFinding } from "./finding.ts";
import type { ToldLife } from "./persons.ts";

const TIMERS = {
  subject_id: "uuid",
  record_id: "uuid",
  kind: "text",
  due_at: "timestamptz",
} as const;

/** What is to come and has no timer, or one of another instant. One that has fired says no more. */
export async function checkTimers(
  db: Queryable,
  lives: readonly ToldLife[],
): Promise<FsckFinding[]> {
  const rows = lives.flatMap(({ subjectId, state }) =>
    timersOf(state).map(({ recordId, kind, dueAt }) => ({
      ...{ subject_id: uuidOf(subjectId), record_id: uuidOf(recordId) },
      ...{ kind, due_at: dueAt },
    })),
  );
  const derived = {
    ...{ table: "timer", key: ["subject_id", "record_id", "kind"] as const, columns: TIMERS },
    within: "t.subject_id = any($1::uuid[])",
  };
  const ids = lives.map(({ subjectId }) => uuidOf(subjectId));
  const found = await compareRows(db, derived, ids, rows);
  const fired = await db.query<{ subject_id: string; record_id: string; kind: string }>(
    `select subject_id, record_id, kind from timer
     where subject_id = any($1::uuid[]) and fired_at is not null`,
    [ids],
  );
  const spent = new Set(fired.map((row) => `${row.subject_id} ${row.record_id} ${row.kind}`));
  const isSpent = ({ subject_id, record_id, kind }: FsckFinding["key"]): boolean =>
    spent.has(`${subject_id} ${record_id} ${kind}`);
  return found
    .filter(({ fault, key }) => fault !== "extra" || !isSpent(key))
    .map((each) => ({ check: "timers", ...each }));
}
