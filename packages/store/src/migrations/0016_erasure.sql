-- A person's erasure. Locked: only what a law keeps may still be used, and only for that. Erased: her
-- fields, her look-ups and her key are gone, and the log names nobody.
alter table subject add column locked_at timestamptz;
alter table subject add column erased_at timestamptz;

-- Few at any time: those who wait for a retention to end.
create index subject_locked on subject (subject_id) where locked_at is not null;

-- Whom a restored store has to forget again. It names nobody: the random id alone stays.
create table erasure (
  subject_id uuid primary key,
  erased_at  timestamptz not null
);

create index erasure_erased on erasure (erased_at);

grant select, insert on erasure to kelisim_app;

-- An erasure finds the marks of repeated commands about her records.
create index idempotency_result on idempotency (result_id);

-- The three tables whose rows are meant to be destroyed; evidence stays append-only.
grant delete on subject_lookup, subject_key, subject_field to kelisim_app;
