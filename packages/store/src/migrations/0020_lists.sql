-- A party's open duties, however many it has discharged.
create index duty_party_open on duty (party_id, due_on, duty_id) where state = 'open';
-- A party's consents for one of its purposes, and its further records that name one.
create index answer_party_purpose on answer (party_id, purpose_id, recorded_at, answer_id)
  where kind = 'granted';
create index subject_record_purpose
  on subject_record (party_id, kind, (body ->> 'purposeId'), recorded_at, record_id)
  where body ->> 'purposeId' is not null;

-- Whose consents end with a purpose, person after person; it does what answer_standing did.
create index answer_ending
  on answer (purpose_id, outlasts_purpose, achieved_count, subject_id, answer_id)
  where kind = 'granted' and end_state in ('standing', 'disputed');
-- lint-sql: allow additive because answer_ending begins with the same columns and holds the same rows
drop index answer_standing;

-- Months of the access log that take no more rows. Written by the owner alone.
create table log_month (
  -- Its first day, in UTC.
  month       date primary key,
  sealed_at   timestamptz not null,
  -- Which columns the digest covers, and how: `months/digest.ts`.
  form        integer not null,
  row_count   bigint not null,
  digest      bytea not null,
  -- When its rows were dropped; what was kept of them, by a hold or because somebody still needs it.
  dropped_at  timestamptz,
  kept_count  bigint,
  kept_digest bytea
);

-- What keeps rows of the access log beyond their term: whole months, a party's rows, a person's rows.
create table log_hold (
  hold_id     uuid primary key,
  scope       text not null check (scope in ('months', 'party', 'person')),
  -- First days of months, both included; null = open.
  from_month  date,
  to_month    date,
  party_id    uuid,
  ordered_by  text not null check (ordered_by in ('authorised-body', 'service')),
  reason      text not null,
  -- The number of a file or a letter; never a name.
  reference   text,
  placed_at   timestamptz not null,
  released_at timestamptz
);

-- Whose rows a hold keeps.
create table log_hold_subject (
  subject_id uuid not null,
  hold_id    uuid not null,
  primary key (subject_id, hold_id)
);

grant select on log_month, log_hold, log_hold_subject to kelisim_app;
