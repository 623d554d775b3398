-- Where a party's feed is sent to. A webhook is a lane: whoever holds its lease plans and sends, one
-- attempt after the other. The secret that signs is sealed with the key file's keys.

create table webhook (
  webhook_id    uuid primary key,
  party_id      uuid not null references party,
  url           text not null,
  event_types   text[] not null,
  sealed_secret text not null,
  created_at    timestamptz not null,
  disabled_at   timestamptz,
  -- How far the party's feed was planned, and when: a later plan is never due before an earlier one.
  feed_seq      bigint not null,
  planned_at    timestamptz not null,
  -- How many deliveries were numbered.
  places        bigint not null default 0,
  -- Free from this instant on; the holder's name changes with every claim.
  lease_until   timestamptz not null,
  lease_by      uuid
);

create index webhook_party on webhook (party_id, webhook_id);

-- Attempts, made or waiting. What is sent stands in the feed; of what came back only the status is kept.
create table webhook_delivery (
  webhook_id   uuid not null,
  place        bigint not null,
  attempt_id   uuid not null,
  feed_seq     bigint not null,
  event_id     uuid not null,
  type         text not null,
  -- Number of the try in its chain; a replay begins a new chain.
  try          integer not null check (try >= 1),
  status       text not null check (status in ('waiting', 'delivered', 'failed')),
  due_at       timestamptz not null,
  attempted_at timestamptz,
  http_status  integer,
  error        text,
  -- When the next try of the chain is due.
  next_at      timestamptz,
  primary key (webhook_id, place),
  unique (webhook_id, attempt_id)
);

create index webhook_delivery_waiting on webhook_delivery (webhook_id, due_at, place)
  where status = 'waiting';
create index webhook_delivery_event on webhook_delivery (webhook_id, feed_seq)
  where status = 'waiting';

grant select, insert, update on webhook, webhook_delivery to kelisim_app;
