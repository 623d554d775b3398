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

/** Consents that have ended with a purpose and do not say so themselves yet; what was over before never does. */
const ENDED = `
  a.purpose_id = $1 and a.kind = 'granted' and a.end_state in ('standing', 'disputed')
  and a.body -> 'end' ->> 'fulfilledAt' is null
  and (a.end_state = 'disputed' or (a.ends_at is null or a.ends_at > $2) and not exists (
    select from answer b
    where b.subject_id = a.subject_id and b.party_id = a.party_id and b.object_id = a.object_id
      and b.purpose_id = a.purpose_id and b.seq > a.seq))
  and not exists (
    select from subject s where s.subject_id = a.subject_id and s.erased_at is not null)`;

const FIND = {
  name: "consents-of-ended-purpose",
  text: `select subject_id from (
           (select a.subject_id from answer a
            where ${ENDED} and not a.outlasts_purpose and a.achieved_count < $3
              and a.subject_id <> all($5::uuid[])
            order by a.purpose_id, a.outlasts_purpose, a.achieved_count limit $6)
           union all
           (select a.subject_id from answer a
            where $4::boolean and ${ENDED} and a.subject_id <> all($5::uuid[])
            order by a.purpose_id, a.outlasts_purpose, a.achieved_count limit $6)) as found
         limit $6`,
};

type Ended = { readonly versions: readonly PurposeSince[]; readonly now: Instant };

/**
 * Some persons whose consents have ended with a purpose, and whose records do not say so yet.
 * @param but persons to leave out
 */
export async function peopleOfEndedPurpose(
  db: Queryable,
  { versions, now }: Ended,
  but: readonly SubjectId[],
  limit: number,
): Promise<SubjectId[]> {
  const last = versions.at(-1)?.purpose;
  if (last === undefined) return [];
  const { id, achievedCount, status } = last;
  const rows = await db.query<Row & { subject_id: string }>(FIND, [
    ...[uuidOf(id), now, achievedCount, status === "closed", but.map(uuidOf), limit],
  ]);
  return [...new Set(rows.map(({ subject_id }) => idFrom("sub", subject_id)))];
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
