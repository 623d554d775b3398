import {
  endWithPurpose,
  idFrom,
  instantOf,
  parseInstant,
  uuidOf,
  type ConsentId,
  type EventId,
  type Instant,
  type Purpose,
  type PurposeId,
  type PurposeSince,
  type SubjectId,
} from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import { recordFrom, type BodyRow } from "../registry/registry-row.ts";
import type { Store } from "../store.ts";
import type { SubjectCommand } from "../subject/subject-command.ts";
import { runSubjectCommand, runSubjectCommands } from "../subject/unit-of-work.ts";

/** A purpose is seen when its transaction commits, and the clocks of the processes differ. */
const OVERLAP_MS = 3_600_000;

/** From when on purposes are looked at again. @param place when the last whole look began; none before the first */
export const lookSince = (place: Instant | undefined): Instant =>
  place === undefined ? instantOf(0) : place.subtract({ milliseconds: OVERLAP_MS });

/** Purposes that were reached for everybody or closed, and that have changed since an instant. */
export async function purposesEndedSince(db: Queryable, since: Instant): Promise<PurposeId[]> {
  const rows = await db.query<{ purpose_id: string }>(
    {
      name: "purposes-ended-since",
      text: `select p.purpose_id from purpose p
             where (p.achieved_count > 0 or p.body ->> 'status' = 'closed') and exists (
               select from purpose_version v
               where v.purpose_id = p.purpose_id and v.recorded_at >= $1)
             order by p.purpose_id`,
    },
    [since],
  );
  return rows.map(({ purpose_id }) => idFrom("pur", purpose_id));
}

/** All versions of a purpose, in their order. */
export async function purposeVersions(db: Queryable, id: PurposeId): Promise<PurposeSince[]> {
  const rows = await db.query<BodyRow & { at: string }>(
    {
      name: "purpose-versions",
      text: `select body::text as body, recorded_at as at from purpose_version
             where purpose_id = $1 order by version`,
    },
    [uuidOf(id)],
  );
  return rows.map((row) => {
    const at = parseInstant(row.at);
    if (at === undefined) throw new Error("a version without an instant");
    return { purpose: recordFrom<Purpose>(row), at };
  });
}

/** What ended with a purpose and does not say so itself yet; what was over before never does. */
const IS_LEFT = `
  a.body -> 'end' ->> 'fulfilledAt' is null
  and (a.end_state = 'disputed' or (a.ends_at is null or a.ends_at > $2) and not exists (
    select from answer b
    where b.subject_id = a.subject_id and b.party_id = a.party_id and b.object_id = a.object_id
      and b.purpose_id = a.purpose_id and b.seq > a.seq))
  and (select s.erased_at from subject s where s.subject_id = a.subject_id) is null`;

/** In the order of the index answer_ending, so many at most whether they are left or were over before. */
const lookAt = (which: string): string =>
  `select a.outlasts_purpose as outlasts, a.achieved_count as achieved, a.subject_id, a.answer_id,
     ${IS_LEFT} as is_left
   from answer a
   where a.purpose_id = $1 and a.kind = 'granted' and a.end_state in ('standing', 'disputed') ${which}
     and (a.outlasts_purpose, a.achieved_count, a.subject_id, a.answer_id)
       > ($3::boolean, $4::int, $5::uuid, $6::uuid)
   order by a.outlasts_purpose, a.achieved_count, a.subject_id, a.answer_id limit $7`;

const OF_CLOSED = { name: "consents-of-closed-purpose", text: lookAt("") };
const OF_ACHIEVED = {
  name: "consents-of-achieved-purpose",
  text: lookAt("and not a.outlasts_purpose and a.achieved_count < $8"),
};

type Ended = { readonly versions: readonly PurposeSince[]; readonly now: Instant };

/** A place among the consents of a purpose: the last one that was looked at. */
export type EndedPlace = {
  readonly outlasts: boolean;
  readonly achieved: number;
  readonly subject: string;
  readonly answer: string;
};

/** Before all of them. */
const NIL = "00000000-0000-0000-0000-000000000000";
const BEGINNING: EndedPlace = { outlasts: false, achieved: -1, subject: NIL, answer: NIL };

export type EndedPage = {
  readonly people: readonly SubjectId[];
  /** Where to go on; `undefined` once all of the purpose's consents were looked at. */
  readonly next: EndedPlace | undefined;
};

type EndedRow = Row & {
  outlasts: boolean;
  achieved: number;
  subject_id: string;
  answer_id: string;
  is_left: boolean;
};

/**
 * Some persons whose consents have ended with a purpose, and whose records do not say so yet.
 * @param after where the page before ended
 * @param limit consents that are looked at
 */
export async function peopleOfEndedPurpose(
  db: Queryable,
  { versions, now }: Ended,
  after: EndedPlace | undefined,
  limit: number,
): Promise<EndedPage> {
  const purpose = versions.at(-1)?.purpose;
  if (purpose === undefined) return { people: [], next: undefined };
  const { outlasts, achieved, subject, answer } = after ?? BEGINNING;
  const params = [uuidOf(purpose.id), now, outlasts, achieved, subject, answer, limit];
  const rows =
    purpose.status === "closed"
      ? await db.query<EndedRow>(OF_CLOSED, params)
      : await db.query<EndedRow>(OF_ACHIEVED, [...params, purpose.achievedCount]);
  const last = rows.at(-1);
  const left = rows.filter((row) => row.is_left);
  return {
    people: [...new Set(left.map(({ subject_id }) => idFrom("sub", subject_id)))],
    next:
      last === undefined || rows.length < limit
        ? undefined
        : {
            ...{ outlasts: last.outlasts, achieved: last.achieved },
            ...{ subject: last.subject_id, answer: last.answer_id },
          },
  };
}

/** What became of some persons' consents: written down of so many, left as they are of the others. */
export type PurposeEndsWritten = {
  readonly consents: number;
  /** Who was held, erased meanwhile, or of whom there was nothing to write. */
  readonly left: readonly SubjectId[];
};

/** Who acts, and under which ids; a retry repeats them. */
export type EndingCommand = {
  readonly commandId: string;
  readonly eventIds: () => (index: number) => EventId;
};

/**
 * Writes down of some persons, in one transaction, that their consents have ended with a purpose. Each is
 * told once: under her row's lock core sees what her record says already.
 * @throws whatever one of them throws: then nothing was written, and each may be done alone
 */
export async function endConsentsOf(
  store: Store,
  people: readonly SubjectId[],
  { versions, now }: Ended,
  { commandId, eventIds }: EndingCommand,
): Promise<PurposeEndsWritten> {
  const commands = people.map((subjectId): SubjectCommand<readonly ConsentId[]> => ({
    subjectId,
    now,
    actor: { partyId: undefined, keyId: undefined, commandId, serviceId: store.serviceId },
    eventId: eventIds(),
    decide: async (state) => endWithPurpose(state, versions, now),
  }));
  const [only] = commands;
  const settled =
    commands.length === 1 && only !== undefined
      ? [{ kind: "answered" as const, answer: await runSubjectCommand(store, only) }]
      : await runSubjectCommands(store, commands);
  let consents = 0;
  const left: SubjectId[] = [];
  for (const [n, each] of settled.entries()) {
    const ended = each.kind === "answered" && each.answer.ok ? each.answer.result : [];
    const count = (ended as readonly ConsentId[]).length;
    consents += count;
    const subjectId = people[n];
    if (count === 0 && subjectId !== undefined) left.push(subjectId);
  }
  return { consents, left };
}
