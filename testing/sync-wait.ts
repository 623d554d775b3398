import { setTimeout as sleep } from "node:timers/promises";
import { valueOf } from "./ask.ts";

/**
 * Waits until a commit waits for the synchronous standby, and ends the wait of all that do, by
 * `pg_cancel_backend` or `pg_terminate_backend`, as an administrator would.
 */
export async function endWait(primaryUrl: string, how: "cancel" | "terminate"): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 20) {
    const ended = await valueOf(
      primaryUrl,
      `select count(pg_${how}_backend(pid))::int as v from pg_stat_activity where wait_event = 'SyncRep'`,
    );
    if (Number(ended) > 0) return;
    await sleep(20);
  }
  throw new Error("no commit waited for the standby within 30 s");
}
