-- Processes of this service, by their own word every few seconds.
create table process (
  process_id      uuid primary key,
  host            text not null,
  pid             integer not null,
  release         text not null,
  -- Newest migration that its release knows.
  schema_name     text not null,
  -- Names and marks of the keys in its key file; says nothing about the keys themselves.
  key_fingerprint text not null,
  -- Its clock minus the database's.
  clock_offset_ms integer not null,
  started_at      timestamptz not null,
  seen_at         timestamptz not null,
  ended_at        timestamptz
);

grant select, insert, update, delete on process to kelisim_app;
