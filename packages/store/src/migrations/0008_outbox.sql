-- What parties are to be told, written with the event; ids and times only. A row is marked when it was
-- relayed; the number that a party sees is given after commit.

create table outbox (
  subject_id  uuid not null,
  outbox_id   uuid not null,
  -- Number of the event that it tells of: a command's messages leave in their order.
  seq         integer not null,
  party_id    uuid not null,
  type        text not null,
  recorded_at timestamptz not null,
  payload     jsonb not null,
  sent_at     timestamptz,
  primary key (subject_id, outbox_id)
);

create index outbox_pending on outbox (party_id, recorded_at, subject_id, seq) where sent_at is null;

create table feed_head (
  party_id uuid primary key,
  feed_seq bigint not null
);

create table feed (
  party_id    uuid not null,
  feed_seq    bigint not null,
  outbox_id   uuid not null,
  type        text not null,
  recorded_at timestamptz not null,
  payload     jsonb not null,
  primary key (party_id, feed_seq)
);

grant select, insert, update on outbox, feed_head to kelisim_app;
grant select, insert on feed to kelisim_app;
