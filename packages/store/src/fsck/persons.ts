import {
  applyEvent,
  EMPTY_SUBJECT,
  idFrom,
  uuidOf,
  type SubjectEvent,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import { loadEventsOf } from "../subject/events.ts";
import { PROJECTED_TABLES, type Projected } from "../subject/projector.ts";
import { compareRows } from "./compare-rows.ts";
import type { FsckFinding, FsckRun } from "./finding.ts";
import { checkMessages } from "./messages.ts";
import { checkTimers } from "./timers.ts";

/** Persons whose lives are in memory at a time. */
const PAGE = 200;
const LAST_SEQ = 2_147_483_647;
const FIRST = "00000000-0000-0000-0000-000000000000";

const PERSONS = `select subject_id from subject where subject_id > $1 order by subject_id limit $2`;

/** Events of somebody who has no row: she would be seen by nobody. */
const WITHOUT_ROW = `
  select distinct e.subject_id from event e
  where not exists (select from subject s where s.subject_id = e.subject_id)`;

/** A person's events, and what they come to after each of them. */
export type ToldLife = {
  readonly subjectId: SubjectId;
  readonly steps: readonly { readonly event: SubjectEvent; readonly after: SubjectState }[];
  readonly state: SubjectState;
};

/** @throws what core throws of events that cannot have happened like this */
function toldLife(subjectId: SubjectId, events: readonly SubjectEvent[]): ToldLife {
  let state = EMPTY_SUBJECT;
  const steps = events.map((event) => {
    if (event.seq !== state.seq + 1) throw new RangeError("the events are not numbered in a row");
    state = applyEvent(state, event);
    return { event, after: state };
  });
  return { subjectId, steps, state };
}

const COUNTER = {
  subject_id: "uuid",
  seq: "int",
  last_event_at: "timestamptz",
  locked_at: "timestamptz",
  erased_at: "timestamptz",
} as const;

const counterOf = ({ subjectId, state }: ToldLife) => ({
  subject_id: uuidOf(subjectId),
  seq: state.seq,
  last_event_at: state.lastEventAt ?? null,
  locked_at: state.erasure.state === "locked" ? state.erasure.at : null,
  erased_at: state.erasure.state === "erased" ? state.erasure.at : null,
});

/** The rows of a page of persons that do not follow from their events. */
async function checkPage(
  db: Queryable,
  serviceId: string,
  lives: readonly ToldLife[],
): Promise<FsckFinding[]> {
  const ids = lives.map(({ subjectId }) => uuidOf(subjectId));
  const counters = {
    ...{ table: "subject", key: ["subject_id"] as const, columns: COUNTER },
    within: "t.subject_id = any($1::uuid[])",
  };
  const found = await compareRows(db, counters, ids, lives.map(counterOf));
  const changes = lives.map(({ subjectId, state }): Projected => ({
    ...{ subjectId, actor: { serviceId } },
    ...{ before: EMPTY_SUBJECT, after: state },
  }));
  for (const { table, key, writer } of PROJECTED_TABLES) {
    // Receipts have their places too, which no event tells of.
    const within = `t.subject_id = any($1::uuid[])${table === "record_locator" ? " and t.kind <> 'rct'" : ""}`;
    const derived = { table, key, columns: writer.columns, within };
    found.push(...(await compareRows(db, derived, ids, changes.flatMap(writer.rowsOf))));
  }
  return found.map((each) => ({ check: "persons", ...each }));
}

/** Holds all that is kept about persons against their events, a page of them at a time. */
export async function checkPersons(
  db: Queryable,
  serviceId: string,
  { found, progress }: FsckRun,
): Promise<void> {
  for (const { subject_id } of await db.query<Row & { subject_id: string }>(WITHOUT_ROW)) {
    found({ check: "persons", fault: "missing", table: "subject", key: { subject_id } });
  }
  let after = FIRST;
  for (let seen = 0; ;) {
    const rows = await db.query<{ subject_id: string }>(PERSONS, [after, PAGE]);
    const last = rows.at(-1);
    if (last === undefined) return;
    const ids = rows.map(({ subject_id }) => idFrom("sub", subject_id));
    const events = await eventsOf(db, ids, found);
    const lives: ToldLife[] = [];
    for (const subjectId of ids) {
      try {
        lives.push(toldLife(subjectId, events.get(subjectId) ?? []));
      } catch {
        found(unreadable(subjectId));
      }
    }
    for (const finding of await checkPage(db, serviceId, lives)) found(finding);
    for (const finding of await checkMessages(db, lives)) found(finding);
    for (const finding of await checkTimers(db, lives)) found(finding);
    after = last.subject_id;
    seen += rows.length;
    progress({ check: "persons", seen });
  }
}

const unreadable = (subjectId: SubjectId): FsckFinding => ({
  ...{ check: "persons", fault: "unreadable", table: "event" },
  key: { subject_id: uuidOf(subjectId) },
});

/** The events of these persons; one whose events cannot be read is named, and has none. */
async function eventsOf(
  db: Queryable,
  ids: readonly SubjectId[],
  found: FsckRun["found"],
): Promise<ReadonlyMap<SubjectId, readonly SubjectEvent[]>> {
  try {
    return await loadEventsOf(db, ids, LAST_SEQ);
  } catch (error) {
    if (ids.length === 1) {
      for (const id of ids) found(unreadable(id));
      return new Map();
    }
    if (error instanceof Error && error.name === "SqlError") throw error;
  }
  const all = new Map<SubjectId, readonly SubjectEvent[]>();
  for (const id of ids) {
    for (const [key, events] of await eventsOf(db, [id], found)) all.set(key, events);
  }
  return all;
}
