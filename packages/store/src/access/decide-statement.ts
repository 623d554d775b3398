import type { Statement } from "../db/db.ts";

/** The columns of a planned question, in the order of the parameters. */
export const PLANNED_COLUMNS = [
  ["mac_version", "int"],
  ["mac", "bytea"],
  ["decision_id", "uuid"],
  ["caller_id", "uuid"],
  ["key_id", "uuid"],
  ["key_version", "int"],
  ["requester_bin", "text"],
  ["requester_id", "uuid"],
  ["requester_version", "int"],
  ["requester_ref", "text"],
  ["mode", "text"],
  ["action", "text"],
  ["object_id", "uuid"],
  ["object_version", "int"],
  ["purpose_id", "uuid"],
  ["purpose_version", "int"],
  ["categories", "text"],
  ["recipient_bin", "text"],
  ["recipient_id", "uuid"],
  ["country", "text"],
  ["rule_set", "text"],
  ["planned_reason", "text"],
  ["line_party_id", "uuid"],
  ["ban", "text"],
  ["has_ground", "boolean"],
  ["kept_only", "boolean"],
  ["deferred", "boolean"],
  ["asked_at", "timestamptz"],
  ["keeps", "boolean"],
  ["ends_with_purpose", "boolean"],
] as const;

const NAMES = PLANNED_COLUMNS.map(([name]) => name).join(", ");
const ARRAYS = PLANNED_COLUMNS.map(([, type], i) => `$${i + 1}::${type}[]`).join(", ");
const SCALARS = PLANNED_COLUMNS.map(([name, type], i) => `$${i + 1}::${type} as ${name}`).join(
  ", ",
);

/** Each parameter is an array, with one element a question. */
const MANY = `(select * from unnest(${ARRAYS}) with ordinality as u (${NAMES}, n))`;
/** Each parameter is a value. */
const ONE = `(select ${SCALARS}, 1 as n)`;

/** The batch of the log in which they are logged, and its secret: behind the columns. */
const BATCH = `$${PLANNED_COLUMNS.length + 1}::uuid`;
const SECRET = `$${PLANNED_COLUMNS.length + 2}::bytea`;

/**
 * Planned access questions, decided and logged. For each row it
 * 1. resolves the person by the keyed hash of her IIN,
 * 2. checks that object, purpose, requester and key still have the versions the plan was made with,
 * 3. decides by her newest answer and retentions, in this statement's own snapshot, unless the rules
 *    that need no person have decided already,
 * 4. writes the log row, and for all of them together the batch that enters the transparency log.
 * A stale row, or one of an unknown person, is not decided and not logged: the caller plans again.
 * The order of the `case` is the order of core's person rules; a test holds the two together. A row without
 * `line_party_id` looks at no answer, and one that does not keep at no retention. Of a denied question for
 * several categories it tells what each category by itself hangs on.
 * @param locked what to do about a person whom another command holds: a batch leaves her row to be asked
 * again alone, so that her neighbours do not wait
 */
const text = (questions: string, locked: "subject skip locked" | "subject"): string => `
with q as (
  select * from ${questions} as q
), s as (
  select q.*, l.subject_id, string_to_array(q.categories, chr(31)) as asked,
    p.achieved_count, subject.seq as subject_seq,
    greatest(q.asked_at, subject.last_event_at) as at,
    q.recipient_id is not null and q.mode = 'enforce' and q.planned_reason is null as passes_on,
    k.version is not distinct from q.key_version
      and k.revoked_at is null
      and o.version is not distinct from q.object_version
      and p.version is not distinct from q.purpose_version
      and r.version is not distinct from q.requester_version as fresh
  from q
  left join subject_lookup l
    on l.field = 'iin' and l.key_version = q.mac_version and l.mac = q.mac
  left join subject on subject.subject_id = l.subject_id
  left join api_key k on k.key_id = q.key_id
  left join digital_object o on o.object_id = q.object_id
  left join purpose p on p.purpose_id = q.purpose_id
  left join party r on r.party_id = q.requester_id
), held as (
  -- Whoever passes data on holds the person's row: a withdrawal either sees this log row among those who
  -- received, or has moved her counter, and then the plan is stale.
  select subject_id, seq from subject
  where subject_id in (
    select s.subject_id from s where s.passes_on)
  for key share of ${locked}
), a as (
  select distinct on (s.n) s.n, a.answer_id, a.kind, a.categories, a.actions, a.recipients,
    a.countries, a.ends_at, a.achieved_count, a.outlasts_purpose, a.end_state
  from s join answer a on a.subject_id = s.subject_id and a.party_id = s.line_party_id
    and a.object_id = s.object_id and a.purpose_id = s.purpose_id
  order by s.n, a.seq desc
), t as (
  select s.n, string_agg(array_to_string(t.categories, chr(31)), chr(31)) as kept,
    (array_agg(t.retention_id order by t.seq) filter (where t.categories @> s.asked))[1]
      as retention_id
  from s join retention t on t.subject_id = s.subject_id and t.holder_id = s.requester_id
    and t.object_id = s.object_id and t.purpose_id = s.purpose_id
  where s.keeps and t.actions @> array[s.action]
    and (t.ends_at is null or s.at < t.ends_at)
  group by s.n
), line as (
  -- What her newest answer alone says, whichever categories it covers.
  select s.*, a.answer_id, a.recipients as consent_recipients, a.categories as consented,
    a.categories @> s.asked as covers,
    case
      when a.kind = 'refused' then 'consent-refused'
      when a.end_state = 'withdrawn' then 'consent-withdrawn'
      when s.at >= a.ends_at then 'consent-expired'
      when s.ends_with_purpose and (a.end_state = 'fulfilled'
        or (not a.outlasts_purpose and a.achieved_count < s.achieved_count)) then 'purpose-achieved'
      when a.end_state in ('disputed', 'annulled') then 'consent-disputed'
      when a.kind is null then 'no-consent'
      when not a.actions @> array[s.action] then 'action-not-covered'
      when (s.recipient_bin is not null or s.action = 'disclose')
        and (s.recipient_id is null or not a.recipients @> array[s.recipient_id])
        then 'recipient-not-covered'
      when (s.country is not null or s.action = 'cross-border')
        and (s.country is null or not a.countries @> array[s.country])
        then 'cross-border-not-covered'
      else 'consent'
    end as line_verdict
  from s left join a on a.n = s.n
), v as (
  select line.*, case
      when not covers
        and line_verdict in ('recipient-not-covered', 'cross-border-not-covered', 'consent')
        then 'category-not-covered'
      else line_verdict
    end as verdict
  from line
), d as (
  select v.*, t.retention_id, t.kept, v.fresh and (not v.passes_on or v.subject_id is null or held.seq = v.subject_seq) is true as settled,
    case
      when v.planned_reason is not null then v.planned_reason
      when v.kept_only and t.retention_id is null then 'party-not-entitled'
      when v.ban is not null and v.verdict <> 'consent' then v.ban
      when exists (select from subject_record b where b.subject_id = v.subject_id
        and b.kind = 'blocking' and b.object_id = v.object_id and b.is_open)
        then 'data-subject-blocked'
      when v.has_ground then 'legal-ground'
      when t.retention_id is not null then 'retention'
      else v.verdict
    end as reason
  from v left join t on t.n = v.n
  left join held on held.subject_id = v.subject_id
), w as (
  insert into access_log (subject_id, recorded_at, decision_id, subject_seq, caller_id, key_id,
    requester_bin, requester_id, requester_version, requester_ref, mode, action, object_id,
    object_version, purpose_id, purpose_version, categories, recipient_bin, recipient_id, country,
    rule_set, permitted, reason, basis_id, deferred, batch_id)
  select subject_id, asked_at, decision_id, subject_seq, caller_id, key_id, requester_bin,
    requester_id, requester_version, requester_ref, mode, action, object_id, object_version,
    purpose_id, purpose_version, asked, recipient_bin, recipient_id, country, rule_set,
    reason in ('legal-ground', 'retention', 'consent'), reason,
    case reason when 'consent' then answer_id when 'retention' then retention_id end,
    deferred and reason not in ('consent', 'retention'), ${BATCH}
  from d where settled and subject_id is not null
  returning recorded_at
), logged as (
  insert into log_pending (batch_id, kind, secret, from_at, to_at, row_count)
  select ${BATCH}, 'accesses', ${SECRET}, min(recorded_at), max(recorded_at), count(*)
  from w having count(*) > 0
)
select n::int as n, fresh, settled, subject_id, reason, answer_id, retention_id, consent_recipients,
  -- What single categories hang on, where they may differ from the whole.
  case when reason not in ('legal-ground', 'retention', 'consent') and line_party_id is not null
      and cardinality(asked) > 1
    then jsonb_build_object('verdict', line_verdict, 'consented', consented,
      'kept', string_to_array(kept, chr(31)),
      'blocked', exists (select from subject_record b where b.subject_id = d.subject_id
        and b.kind = 'blocking' and b.object_id = d.object_id and b.is_open))::text
  end as line_facts
from d order by n`;

/** A batch: arrays. */
export const DECIDE_BATCH: Statement = {
  name: "decide-batch",
  text: text(MANY, "subject skip locked"),
};

/** One question: values. It waits for whoever holds the person. */
export const DECIDE_ONE: Statement = { name: "decide-one", text: text(ONE, "subject") };
