-- Every decision, written by the statement that makes it. Evidence: appended, by month.

create table access_log (
  subject_id        uuid not null,
  recorded_at       timestamptz not null,
  decision_id       uuid not null,
  -- The person's newest event that the decision saw: explanations replay up to it.
  subject_seq       integer not null,
  caller_id         uuid not null,
  key_id            uuid not null,
  requester_bin     text not null,
  requester_id      uuid,
  requester_version integer,
  requester_ref     text,
  mode              text not null check (mode in ('enforce', 'check')),
  action            text not null,
  object_id         uuid not null,
  object_version    integer,
  purpose_id        uuid not null,
  purpose_version   integer,
  categories        text[] not null,
  recipient_bin     text,
  recipient_id      uuid,
  country           text,
  rule_set          text not null,
  permitted         boolean not null,
  reason            text not null,
  basis_id          uuid,
  primary key (subject_id, recorded_at, decision_id)
) partition by range (recorded_at);

create table access_log_default partition of access_log default;

create index access_log_recorded on access_log using brin (recorded_at);
create index access_log_caller on access_log (caller_id, recorded_at, decision_id);
create index access_log_received on access_log (subject_id, basis_id)
  where permitted and recipient_id is not null;

grant select, insert on access_log to kelisim_app;
