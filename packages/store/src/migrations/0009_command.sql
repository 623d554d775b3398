-- Repeated commands: the key and the body only as HMACs, the answer only as the id that it created.
create table idempotency (
  party_id   uuid not null,
  route      text not null,
  key_mac    bytea not null,
  body_mac   bytea not null,
  result_id  uuid not null,
  created_at timestamptz not null,
  primary key (party_id, route, key_mac)
);

-- A refused command leaves a record too.
create table command_audit (
  recorded_at timestamptz not null,
  audit_id    uuid not null,
  party_id    uuid,
  key_id      uuid,
  command     text not null,
  outcome     text not null,
  primary key (recorded_at, audit_id)
) partition by range (recorded_at);

create table command_audit_default partition of command_audit default;

create index command_audit_recorded on command_audit using brin (recorded_at);

grant select, insert on idempotency to kelisim_app;
grant select, insert on command_audit to kelisim_app;
