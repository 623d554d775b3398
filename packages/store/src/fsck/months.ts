import type { Queryable } from "../db/db.ts";
import { verifyMonths } from "../months/verify-months.ts";
import type { FsckRun } from "./finding.ts";

/** Counts and hashes the closed months of the access log again. */
export async function checkMonths(db: Queryable, { found, progress }: FsckRun): Promise<void> {
  let seen = 0;
  const months = await verifyMonths(db, undefined, () => {
    seen += 1;
    progress({ check: "months", seen });
  });
  for (const { month, state } of months) {
    if (state === "same") continue;
    found({
      ...{ check: "months", fault: state === "differs" ? "differs" : "unreadable" },
      ...{ table: "log_month", key: { month: month.name } },
    });
  }
}
