import type { Store } from "@kelisim/store";
import type { ActName, Journal } from "../journal.ts";
import type { Violation } from "../violation.ts";

const EVENT_OF: Readonly<Partial<Record<ActName, string>>> = {
  asked: "consent.requested",
  granted: "consent.granted",
  refused: "consent.refused",
  withdrawn: "consent.withdrawn",
  objected: "rights-call.received",
  discharged: "duty.discharged",
  erased: "person.erased",
};

/**
 * Events that no acknowledged command made. Call it when nothing is on its way any more; what was given
 * up without an answer may have happened once.
 */
export async function uncalledFor({ db }: Store, journal: Journal): Promise<readonly Violation[]> {
  const rows = await db.query<{ type: string; rows: number }>(
    "select type, count(*)::int as rows from event group by type",
  );
  const inDoubt = [...journal.onTheirWay.values()];
  return Object.entries(EVENT_OF).flatMap(([act, type]) => {
    const there = rows.find((row) => row.type === type)?.rows ?? 0;
    const heard = journal.acts.filter((each) => each.act === act).length;
    const doubtful = inDoubt.filter((each) => each.act === act).length;
    if (there >= heard && there <= heard + doubtful) return [];
    const invariant = there < heard ? ("lost" as const) : ("double" as const);
    return [
      { invariant, what: `${there} events ${type} of ${heard} to ${heard + doubtful} commands` },
    ];
  });
}
