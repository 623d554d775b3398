create table duty (
  subject_id uuid not null,
  duty_id    uuid not null,
  service_id uuid not null,
  party_id   uuid not null,
  kind       text not null,
  state      text not null check (state in ('open', 'discharged')),
  due_on     date not null,
  body       jsonb not null,
  primary key (subject_id, duty_id)
);

create index duty_party on duty (party_id, due_on, duty_id);

-- The narrow bases that reasoned refusals left.
create table retention (
  subject_id   uuid not null,
  retention_id uuid not null,
  holder_id    uuid not null,
  object_id    uuid not null,
  purpose_id   uuid not null,
  seq          integer not null,
  categories   text[] not null,
  actions      text[] not null,
  -- First instant that it no longer covers; null = open.
  ends_at      timestamptz,
  body         jsonb not null,
  primary key (subject_id, retention_id)
);

create index retention_line on retention (subject_id, holder_id, object_id, purpose_id, seq);

create table rights_call (
  subject_id  uuid not null,
  call_id     uuid not null,
  party_id    uuid not null,
  kind        text not null,
  received_at timestamptz not null,
  body        jsonb not null,
  primary key (subject_id, call_id)
);

grant select, insert, update on duty to kelisim_app;
grant select, insert on retention, rights_call to kelisim_app;
