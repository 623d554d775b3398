-- One question put to many people by a list: how far it got. Nothing here is about a person.
create table bulk_request (
  bulk_id    uuid primary key,
  party_id   uuid not null,
  -- The role's key under which each person is asked; without it nobody is asked any more.
  key_id     uuid not null,
  started_at timestamptz not null,
  -- Set once all lines are there: before that nobody is asked.
  ready_at   timestamptz,
  stopped_at timestamptz,
  -- Why it stands still: 'by-hand', 'key-ended'.
  stop_code  text,
  ended_at   timestamptz,
  line_count integer not null,
  -- What each is asked, in the words of the call: purpose, object, term, language.
  body       jsonb not null
);

create index bulk_request_party on bulk_request (party_id, started_at, bulk_id);
create index bulk_request_open on bulk_request (started_at, bulk_id) where ended_at is null;

-- A line that names somebody, and what became of it.
create table bulk_request_row (
  subject_id  uuid not null,
  bulk_id     uuid not null,
  line_number integer not null,
  state       text not null check (state in ('waiting', 'asked', 'refused')),
  -- Why she was not asked.
  code        text,
  request_id  uuid,
  done_at     timestamptz,
  -- Her number until she was asked; under her own key.
  sealed      bytea,
  primary key (subject_id, bulk_id, line_number)
);

create index bulk_request_row_line on bulk_request_row (bulk_id, line_number);
create index bulk_request_row_waiting on bulk_request_row (bulk_id, line_number)
  where state = 'waiting';

-- A line that names nobody, and why.
create table bulk_request_fault (
  bulk_id     uuid not null,
  line_number integer not null,
  code        text not null,
  primary key (bulk_id, line_number)
);

grant select, insert, update, delete on bulk_request, bulk_request_row to kelisim_app;
grant select, insert, delete on bulk_request_fault to kelisim_app;
