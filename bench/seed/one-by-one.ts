import { randomUUID } from "node:crypto";
import type pg from "pg";

const FIND =
  "select subject_id from subject_lookup where field = 'iin' and key_version = 1 and mac = $1";
const PERSON = "insert into subject (subject_id, seq, last_event_at) values ($1, 1, now())";
const LOOKUP = `
  insert into subject_lookup (field, key_version, mac, subject_id) values ('iin', 1, $1, $2)`;
const EVENT = `
  insert into event (subject_id, recorded_at, event_id, seq, effective_at, type, command_id, origin, body)
  values ($1, now(), $2, $3, now(), $4, $5, $6, $7::jsonb)`;
const ANSWER = `
  insert into answer (subject_id, answer_id, kind, service_id, seq, party_id, object_id, purpose_id,
    categories, actions, recipients, countries, achieved_count, end_state, recorded_at, body)
  values ($1, $2, 'granted', $3, 1, $4, $5, $6, $7, $8, '{}', '{}', 0, 'standing', now(), $9::jsonb)`;
const OUTBOX = `
  insert into outbox (subject_id, outbox_id, seq, party_id, type, recorded_at, payload)
  values ($1, $2, $3, $4, $5, now(), $6::jsonb)`;

/** Whose consents are written, 32 hex digits each. */
export type RowLine = { readonly party: string; readonly object: string; readonly purpose: string };

const statement = (name: string, text: string, values: readonly unknown[]): pg.QueryConfig => ({
  name: `one-${name}`,
  text,
  values: [...values],
});

/** A consent as a first importer would write it: a transaction for each row, over one connection. */
export async function importOne(client: pg.Client, line: RowLine, mac: Buffer): Promise<void> {
  const [subject, consent, service] = [randomUUID(), randomUUID(), randomUUID()];
  const body = JSON.stringify({ consent, ...line, given_on: "2026-11-01", actions: ["collect"] });
  await client.query("begin");
  await client.query(statement("find", FIND, [mac]));
  await client.query(statement("person", PERSON, [subject]));
  await client.query(statement("lookup", LOOKUP, [mac, subject]));
  const event = [subject, randomUUID(), 1, "consent.granted", randomUUID(), service, body];
  await client.query(statement("event", EVENT, event));
  const { party, object, purpose } = line;
  const lists = [
    ["iin", "full-name", "income"],
    ["collect", "process"],
  ];
  const answer = [subject, consent, service, party, object, purpose, ...lists, body];
  await client.query(statement("answer", ANSWER, answer));
  const told = [subject, randomUUID(), 1, party, "consent.granted", JSON.stringify({ consent })];
  await client.query(statement("outbox", OUTBOX, told));
  await client.query("commit");
}

/** A timer that is due. */
export type DueTimer = {
  readonly subject_id: string;
  readonly record_id: string;
  readonly party_id: string;
};

const LOCK = "select seq from subject where subject_id = $1 for update";
const ADVANCE = "update subject set seq = seq + 1, last_event_at = now() where subject_id = $1";
const FIRED =
  "update timer set fired_at = now() where subject_id = $1 and record_id = $2 and kind = 'consent-expired'";

/** A notice as a first job would tell it: a transaction for each, over one connection. */
export async function tellOne(client: pg.Client, timer: DueTimer): Promise<void> {
  const { subject_id: subject, record_id: record, party_id: party } = timer;
  const body = JSON.stringify({ type: "consent.expired", consentId: record });
  await client.query("begin");
  const { rows } = await client.query<{ seq: number }>(statement("lock", LOCK, [subject]));
  const seq = (rows[0]?.seq ?? 0) + 1;
  const event = [subject, randomUUID(), seq, "consent.expired", randomUUID(), randomUUID(), body];
  await client.query(statement("event", EVENT, event));
  const told = [subject, randomUUID(), seq, party, "consent.expired", body];
  await client.query(statement("outbox", OUTBOX, told));
  await client.query(statement("advance", ADVANCE, [subject]));
  await client.query(statement("fired", FIRED, [subject, record]));
  await client.query("commit");
}
