import assert from "node:assert/strict";
import { idFrom, writeRecord, type SubjectId, type SubjectState } from "@kelisim/core";
import { foldSubject, readSubject, type Store } from "@kelisim/store";

const plainRecord = (value: object): unknown => JSON.parse(writeRecord(value));

const byId = (values: Iterable<{ readonly id: string }>): readonly unknown[] =>
  [...values].toSorted((a, b) => a.id.localeCompare(b.id)).map(plainRecord);

/** A state as plain values: instants show nothing of themselves to `assert`. */
const plain = (state: SubjectState): object => ({
  seq: state.seq,
  requests: byId(state.requests.values()),
  consents: byId(state.consents.values()),
  refusals: state.refusals.map(plainRecord),
  duties: byId(state.duties.values()),
  retentions: state.retentions.map(plainRecord),
  rightsCalls: byId(state.rightsCalls.values()),
});

/** Each finds rows that an interrupted command would have left behind. */
const HALVES: Readonly<Record<string, string>> = {
  "a consent without its event": `
    select from answer a where kind = 'granted' and not exists (
      select from event e where e.subject_id = a.subject_id and e.seq = a.seq
        and e.type in ('consent.granted', 'consent.imported'))`,
  "a request without its event": `
    select from consent_request r where not exists (
      select from event e where e.subject_id = r.subject_id and e.type = 'consent.requested'
        and e.body -> 'request' ->> 'id' = 'req_' || replace(r.request_id::text, '-', ''))`,
  "a withdrawn consent without a duty": `
    select from answer a where end_state = 'withdrawn' and not exists (
      select from duty d where d.subject_id = a.subject_id)`,
  "a withdrawn consent without its event": `
    select from answer a where end_state = 'withdrawn' and not exists (
      select from event e where e.subject_id = a.subject_id and e.type = 'consent.withdrawn')`,
  "an event that nobody was told of": `
    select from event e where e.type not in ('consent.request-cancelled', 'consent.imported',
        'retention.created', 'person.locked', 'person.returned', 'person.erased')
      and not exists (select from outbox o where o.subject_id = e.subject_id and o.seq = e.seq)`,
  "a person whose counter is not her newest event's": `
    select from subject s where s.seq <> coalesce(
      (select max(e.seq) from event e where e.subject_id = s.subject_id), 0)`,
  "a person with a gap in her events": `
    select from event group by subject_id having max(seq) <> count(*)`,
  "a person with events and without a number": `
    select from event e where not exists (
        select from subject_field f where f.subject_id = e.subject_id and f.field = 'iin')
      and not exists (select from erasure x where x.subject_id = e.subject_id)`,
  "a person without a way to find her": `
    select from subject s where not exists (
        select from subject_lookup l where l.subject_id = s.subject_id)
      and not exists (select from erasure x where x.subject_id = s.subject_id)`,
  "an erased person of whom something is left": `
    select from erasure x where exists (
        select from subject_lookup l where l.subject_id = x.subject_id)
      or exists (select from subject_field f where f.subject_id = x.subject_id)
      or exists (select from subject_key k where k.subject_id = x.subject_id)`,
  "an erased person without her event": `
    select from erasure x where exists (
        select from event e where e.subject_id = x.subject_id)
      and not exists (
        select from event e where e.subject_id = x.subject_id and e.type = 'person.erased')`,
};

/** The names of those halves that a store holds. */
export async function halvesIn({ db }: Pick<Store, "db">): Promise<readonly string[]> {
  const names: string[] = [];
  for (const [name, text] of Object.entries(HALVES)) {
    const [found] = await db.query<{ rows: number }>(
      `select count(*)::int as rows from (${text}) as found`,
    );
    if (found?.rows !== 0) names.push(name);
  }
  return names;
}

/** Fails where a person's projections differ from the fold of her events up to a number. */
export async function assertFolded(store: Store, subjectId: SubjectId, seq: number): Promise<void> {
  const [projected, folded] = await Promise.all([
    readSubject(store, subjectId),
    foldSubject(store.db, subjectId, seq),
  ]);
  assert.deepEqual(plain(projected), plain(folded));
}

/** Fails where a command was carried out by half, or a projection differs from the fold of its events. */
export async function assertWhole(store: Store): Promise<void> {
  assert.deepEqual(await halvesIn(store), []);
  const people = await store.db.query<{ subject_id: string; seq: number }>(
    "select subject_id, seq from subject",
  );
  for (const { subject_id, seq } of people) {
    await assertFolded(store, idFrom("sub", subject_id), seq);
  }
}
