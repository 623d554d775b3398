-- A person is a random uuid. Nothing but subject_lookup leads from an identifier to it, and nothing but
-- subject_key opens her fields; destroying both is erasure.

create table subject (
  subject_id    uuid primary key,
  -- Number of the newest event; the row's lock serialises the commands about one person.
  seq           integer not null default 0,
  last_event_at timestamptz
);

create table subject_lookup (
  field       text not null,
  key_version integer not null,
  mac         bytea not null,
  subject_id  uuid not null,
  primary key (field, key_version, mac)
);

create index subject_lookup_subject on subject_lookup (subject_id);

create table subject_key (
  subject_id  uuid primary key,
  key_version integer not null,
  wrapped     bytea not null
);

create table subject_field (
  subject_id uuid not null,
  field      text not null,
  sealed     bytea not null,
  primary key (subject_id, field)
);

-- Which person a public record id belongs to: a global key of its own.
create table record_locator (
  record_id  uuid primary key,
  kind       text not null check (kind in ('req', 'con', 'dty', 'ret', 'rgt')),
  subject_id uuid not null
);

grant select, insert, update on subject to kelisim_app;
grant select, insert, update on subject_field to kelisim_app;
grant select, insert on subject_lookup, subject_key, record_locator to kelisim_app;
