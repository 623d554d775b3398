import {
  idFrom,
  recountDuties,
  uuidOf,
  type DutyId,
  type EventId,
  type Instant,
  type SubjectId,
  type WorkingDayCalendar,
} from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import type { Store } from "../store.ts";
import { runSubjectCommand } from "../subject/unit-of-work.ts";

/**
 * People with open duties that were counted provisionally in another calendar, in the order of their ids.
 * @param after the last person of the page before
 */
export async function peopleToRecount(
  db: Queryable,
  calendarVersion: string,
  after: SubjectId | undefined,
  limit: number,
): Promise<SubjectId[]> {
  const rows = await db.query<{ subject_id: string }>(
    `select distinct subject_id from duty
     where state = 'open' and body -> 'provisional' = 'true'::jsonb
       and body ->> 'calendarVersion' <> $1 and ($2::uuid is null or subject_id > $2)
     order by subject_id limit $3`,
    [calendarVersion, after === undefined ? null : uuidOf(after), limit],
  );
  return rows.map(({ subject_id }) => idFrom("sub", subject_id));
}

/** Counts a person's provisional duties anew. @returns those whose days are known better now */
export async function recountDutiesOf(
  store: Store,
  subjectId: SubjectId,
  calendar: WorkingDayCalendar,
  command: {
    readonly now: Instant;
    readonly commandId: string;
    readonly eventId: (index: number) => EventId;
  },
): Promise<readonly DutyId[]> {
  const { now, commandId, eventId } = command;
  const done = await runSubjectCommand<readonly DutyId[]>(store, {
    subjectId,
    now,
    actor: { partyId: undefined, keyId: undefined, commandId, serviceId: store.serviceId },
    eventId,
    decide: async (state) => recountDuties(state, calendar),
  });
  if (done.ok) return done.result;
  // The duties of whoever was erased concern nobody.
  if (done.code !== "person-erased") throw new Error(`a recount was refused: ${done.code}`);
  return [];
}
