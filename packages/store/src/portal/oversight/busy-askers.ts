import {
  endOfDay,
  idFrom,
  parseInstant,
  startOfDay,
  type ApiKeyId,
  type Instant,
} from "@kelisim/core";
import type { Db, Row } from "../../db/db.ts";
import type { DayRange } from "./access-groups.ts";
import { readOnly } from "./fact-groups.ts";

/** Figures are rounded down to tens, so that nothing else can be taken away from them. */
const ROUNDED_TO = 10;

/** Somebody who asked about many people within an hour, as whoever copies a base would. */
export type BusyAsker = {
  /** The organisation that asked. */
  readonly bin: string;
  readonly keyId: ApiKeyId;
  /** Its own word for an employee; `undefined` where it names none. */
  readonly employee: string | undefined;
  /** The beginning of the hour. */
  readonly hour: Instant;
  /** So many different people at least. */
  readonly persons: number;
};

/** Look-ups count here too: whoever copies begins with them. Half past is another hour, not a second look. */
const BUSY = `with hours as materialized (
    select l.requester_bin as bin, l.key_id, l.requester_ref as employee,
      to_timestamp(floor(extract(epoch from l.recorded_at) / 3600) * 3600) as hour, l.subject_id
    from access_log l
    where l.recorded_at >= $1 and l.recorded_at < $2 and not l.deferred
      and ($3::text is null or l.requester_bin = $3)
    group by 1, 2, 3, 4, 5)
  select bin, key_id, employee, hour, (count(*) / ${ROUNDED_TO} * ${ROUNDED_TO})::int as persons
  from hours group by bin, key_id, employee, hour having count(*) >= $4
  order by persons desc, hour desc, bin, key_id, employee limit 200`;

type BusyRow = Row & {
  bin: string;
  key_id: string;
  employee: string | null;
  hour: string;
  persons: number;
};

/** @param atLeast how many different people in an hour; some tens */
export async function busyAskers(
  db: Db,
  { from, to }: DayRange,
  { bin, atLeast }: { readonly bin: string | undefined; readonly atLeast: number },
): Promise<BusyAsker[]> {
  const rows = await readOnly(db, (tx) =>
    tx.query<BusyRow>({ name: "oversight-busy-askers", text: BUSY }, [
      ...[startOfDay(from), endOfDay(to), bin ?? null, atLeast],
    ]),
  );
  return rows.map(({ bin: number, key_id: key, employee, hour: text, persons }) => {
    const hour = parseInstant(text);
    if (hour === undefined) throw new Error("an hour that is no instant");
    return {
      ...{ bin: number, keyId: idFrom("key", key), employee: employee ?? undefined },
      ...{ hour, persons },
    };
  });
}
