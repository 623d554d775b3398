-- The facts. Appended, never edited, never dropped. `seq` orders a person's events; `recorded_at` is
-- ours, `effective_at` is claimed (the date on a paper).

create table event (
  subject_id   uuid not null,
  recorded_at  timestamptz not null,
  event_id     uuid not null,
  seq          integer not null,
  effective_at timestamptz not null,
  type         text not null,
  -- Who acted, beside whose data it is.
  actor_party  uuid,
  actor_key    uuid,
  command_id   uuid not null,
  -- Where it happened first: this service, or one that it was mirrored from.
  origin       uuid not null,
  origin_seq   bigint,
  body         jsonb not null,
  -- Names and free words, under the person's own key.
  sealed       bytea,
  primary key (subject_id, recorded_at, event_id),
  unique (subject_id, seq, recorded_at)
) partition by range (recorded_at);

create table event_default partition of event default;

create index event_recorded on event using brin (recorded_at);

grant select, insert on event to kelisim_app;
