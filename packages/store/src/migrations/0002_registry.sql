-- Reference tables: small, shared, replicated to every node. The head row holds the newest version;
-- *_version keeps every one, because explanations replay from them.

create table party (
  party_id   uuid primary key,
  service_id uuid not null,
  version    integer not null,
  bin        text not null unique check (bin ~ '^[0-9]{12}$'),
  body       jsonb not null
);

create table party_version (
  party_id    uuid not null,
  version     integer not null,
  body        jsonb not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (party_id, version)
);

create table digital_object (
  object_id   uuid primary key,
  version     integer not null,
  owner_id    uuid not null references party,
  operator_id uuid not null references party,
  body        jsonb not null
);

create index digital_object_owner on digital_object (owner_id, object_id);
create index digital_object_operator on digital_object (operator_id, object_id);

create table digital_object_version (
  object_id   uuid not null,
  version     integer not null,
  body        jsonb not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (object_id, version)
);

create table purpose (
  purpose_id     uuid primary key,
  version        integer not null,
  party_id       uuid not null references party,
  code           text not null,
  achieved_count integer not null default 0,
  created_by     uuid,
  body           jsonb not null,
  unique (party_id, code)
);

create table purpose_version (
  purpose_id  uuid not null,
  version     integer not null,
  body        jsonb not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  -- Why, in words of the party; nothing about a person.
  note        text,
  primary key (purpose_id, version)
);

create table data_category (
  code        text primary key check (length(code) between 1 and 64),
  body        jsonb not null,
  recorded_at timestamptz not null
);

-- Only the hash of a secret is kept. A revoked key gets a new version, so that decisions planned with
-- the old one turn out stale.
create table api_key (
  key_id      uuid primary key,
  version     integer not null,
  party_id    uuid not null references party,
  secret_hash bytea not null,
  label       text not null,
  scopes      text[] not null,
  created_at  timestamptz not null,
  expires_at  timestamptz,
  revoked_at  timestamptz
);

create index api_key_party on api_key (party_id, key_id);

-- The exact words that people were asked to answer, by their hash. No personal data.
create table notice (
  hash        text primary key,
  version     integer not null,
  body        jsonb not null,
  recorded_at timestamptz not null
);

grant select, insert on party_version, digital_object_version, purpose_version, notice to kelisim_app;
grant select, insert on party, digital_object, data_category to kelisim_app;
grant select, insert, update on purpose, api_key to kelisim_app;
