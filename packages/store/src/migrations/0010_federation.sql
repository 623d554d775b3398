-- What another service calls our records.
create table peer_ref (
  service_id  uuid not null,
  kind        text not null,
  external_id text not null,
  record_id   uuid not null,
  primary key (service_id, kind, external_id)
);

grant select on peer_ref to kelisim_app;
