-- Imports of consents that were given before or elsewhere: how far each got. Nothing here is about a person;
-- what was recorded stands in her events.
create table consent_import (
  party_id   uuid not null,
  -- Chosen by the client, so that it can go on after a broken connection.
  import_id  uuid not null,
  started_at timestamptz not null,
  updated_at timestamptz not null,
  -- Lines that are answered for good, from the first on; each counts below once.
  lines      bigint not null default 0,
  recorded   bigint not null default 0,
  already    bigint not null default 0,
  refused    bigint not null default 0,
  is_done    boolean not null default false,
  primary key (party_id, import_id)
);

-- Whose turn it is: one import of a party at a time. A lease, so that a process that died holds nobody up.
create table consent_import_turn (
  party_id    uuid primary key,
  import_id   uuid not null,
  lease_by    uuid not null,
  lease_until timestamptz not null
);

grant select, insert, update on consent_import, consent_import_turn to kelisim_app;
