-- Projections of events, written in the event's own transaction.

create table consent_request (
  subject_id   uuid not null,
  request_id   uuid not null,
  service_id   uuid not null,
  party_id     uuid not null,
  requested_at timestamptz not null,
  body         jsonb not null,
  primary key (subject_id, request_id)
);

create index consent_request_party on consent_request (party_id, requested_at, request_id);

-- A person's answers: consents and refusals in one order, because the newest one speaks.
create table answer (
  subject_id      uuid not null,
  -- The consent's id; of a refusal, the request's.
  answer_id       uuid not null,
  kind            text not null check (kind in ('granted', 'refused')),
  service_id      uuid not null,
  seq             integer not null,
  party_id        uuid not null,
  object_id       uuid not null,
  purpose_id      uuid not null,
  categories      text[] not null,
  actions         text[] not null,
  recipients      uuid[] not null,
  countries       text[] not null,
  -- First instant that the term no longer covers; null = until the purpose is reached.
  ends_at         timestamptz,
  achieved_count  integer not null,
  end_state       text not null check (end_state in ('standing', 'superseded', 'fulfilled', 'withdrawn')),
  recorded_at     timestamptz not null,
  body            jsonb not null,
  primary key (subject_id, answer_id)
);

create unique index answer_line on answer (subject_id, party_id, object_id, purpose_id, seq desc);
create index answer_party on answer (party_id, recorded_at, answer_id) where kind = 'granted';

grant select, insert, update on consent_request, answer to kelisim_app;
