import {
  endOfDay,
  idFrom,
  startOfDay,
  type Instant,
  type ObjectId,
  type Text3,
} from "@kelisim/core";
import type { Db, Row } from "../../db/db.ts";
import type { DayRange } from "./access-groups.ts";
import { FEWEST_PERSONS, readOnly } from "./fact-groups.ts";

/** People are counted up to here. */
export const PERSONS_COUNTED = 10_000;

/** An object with consents that stand, about which nobody asked for a decision in the days of the question. */
export type IdleObject = {
  readonly id: ObjectId;
  readonly name: Text3;
  /** Of its operator. */
  readonly bin: string;
  readonly operator: Text3;
  /** `PERSONS_COUNTED` for so many and more; `undefined` where they are too few to say. */
  readonly persons: number | undefined;
};

/** The newest answer in a line speaks. By the index answer_ending, from the purposes that name the object. */
const IDLE = `with asked as materialized (
    select distinct object_id from access_log where recorded_at >= $1 and recorded_at < $2),
  idle as (
    select o.object_id, o.operator_id, o.body from digital_object o
    where o.body ->> 'status' = 'active' and o.object_id not in (select object_id from asked)),
  counted as (
    select i.object_id, i.operator_id, i.body, (
      select count(distinct s.subject_id)::int from (
        select a.subject_id from purpose p join answer a on a.purpose_id = p.purpose_id
        where a.object_id = i.object_id and a.kind = 'granted' and a.end_state = 'standing'
          and (a.ends_at is null or a.ends_at > $3) and p.body ->> 'status' = 'active'
          and (a.outlasts_purpose or a.achieved_count >= p.achieved_count)
          and not exists (select from answer n
            where n.subject_id = a.subject_id and n.party_id = a.party_id
              and n.object_id = a.object_id and n.purpose_id = a.purpose_id and n.seq > a.seq)
        limit ${PERSONS_COUNTED}) as s) as persons
    from idle i)
  select c.object_id, c.body -> 'name' as name, p.bin, p.body -> 'name' as operator,
    case when c.persons >= ${FEWEST_PERSONS} then c.persons end as persons
  from counted c join party p on p.party_id = c.operator_id
  where c.persons > 0 and ($4::text is null or p.bin = $4)
  order by persons desc nulls last, c.object_id limit 500`;

type IdleRow = Row & {
  object_id: string;
  name: Text3;
  bin: string;
  operator: Text3;
  persons: number | null;
};

/** Objects that hold consents and never ask, those with most people first. */
export async function idleObjects(
  db: Db,
  { from, to }: DayRange,
  { now, bin }: { readonly now: Instant; readonly bin: string | undefined },
): Promise<IdleObject[]> {
  const rows = await readOnly(db, (tx) =>
    tx.query<IdleRow>({ name: "oversight-idle-objects", text: IDLE }, [
      ...[startOfDay(from), endOfDay(to), now, bin ?? null],
    ]),
  );
  return rows.map(({ object_id: id, name, bin: number, operator, persons }) => ({
    ...{ id: idFrom("obj", id), name, bin: number, operator, persons: persons ?? undefined },
  }));
}
