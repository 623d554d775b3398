-- Work of the whole service that one process does at a time. A lease ends by itself, so that the work of a
-- process that died is taken up by another.
create table job (
  name        text primary key,
  due_at      timestamptz not null,
  lease_until timestamptz,
  lease_by    uuid,
  -- The last run that ended, how, and its counts; never anything about a person.
  ended_at    timestamptz,
  succeeded_at timestamptz,
  outcome     text check (outcome in ('done', 'failed')),
  counts      jsonb
);

grant select, insert, update on job to kelisim_app;

-- Marks are kept for seven days, attempts for ninety: the application removes what is older.
grant delete on idempotency, webhook_delivery to kelisim_app;
create index idempotency_created on idempotency (created_at);
