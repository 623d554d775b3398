import { parseInstant, uuidOf, type Instant, type SubjectId } from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";

/** A party's word whether it used what it was permitted. */
export type ReportedUse = {
  readonly used: boolean;
  readonly usedAt: Instant | undefined;
  readonly reportedAt: Instant;
};

type UseRow = Row & {
  decision_id: string;
  used: boolean;
  used_at: string | null;
  reported_at: string;
};

/** What was reported of the tickets on some of her accesses, by the UUIDs of their rows. */
export async function usesOfPerson(
  db: Queryable,
  subjectId: SubjectId,
  decisionIds: readonly string[],
): Promise<ReadonlyMap<string, ReportedUse>> {
  if (decisionIds.length === 0) return new Map();
  const rows = await db.query<UseRow>(
    {
      name: "uses-of-person",
      text: `select decision_id, used, used_at, reported_at from ticket
             where subject_id = $1 and decision_id = any($2::uuid[]) and reported_at is not null`,
    },
    [uuidOf(subjectId), [...decisionIds]],
  );
  return new Map(
    rows.map(({ decision_id, used, used_at, reported_at }) => {
      const reportedAt = parseInstant(reported_at);
      if (reportedAt === undefined) throw new Error("a report without an instant");
      const usedAt = used_at === null ? undefined : parseInstant(used_at);
      return [decision_id, { used, usedAt, reportedAt }];
    }),
  );
}
