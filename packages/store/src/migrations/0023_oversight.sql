-- Questions of the oversight console that somebody keeps under a name: a page and its filters, nobody's data.
create table oversight_query (
  query_id uuid primary key,
  -- The key of the role that keeps it: another analyst has her own.
  key_id   uuid not null,
  name     text not null check (length(name) between 1 and 100),
  page     text not null,
  filters  jsonb not null,
  saved_at timestamptz not null
);

create index oversight_query_key on oversight_query (key_id, query_id);

-- An analyst's own look-ups, the newest first.
create index oversight_lookup_key on oversight_lookup (key_id, looked_at, lookup_id);

-- Complaints, the oldest first: the authorised body hears them.
create index rights_call_complaint on rights_call (received_at, call_id) where kind = 'complaint';

-- How a party's BIN was proven when it was registered, and by whom.
create table party_proof (
  party_id  uuid not null,
  proof_id  uuid not null,
  proven_at timestamptz not null,
  key_id    uuid not null,
  kind      text not null check (kind in ('signature', 'document')),
  -- The number and the date of the document that was checked, or of the signed letter; never a person's number.
  reference text not null check (length(reference) between 1 and 300),
  sha256    bytea,
  primary key (party_id, proof_id)
);

grant select, insert, delete on oversight_query to kelisim_app;
grant select, insert on party_proof to kelisim_app;
