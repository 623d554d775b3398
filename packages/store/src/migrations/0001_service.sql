-- The application's role. It reads, inserts and updates projections; evidence it can only append to.
-- The role belongs to the cluster, so two databases made at once may both try to create it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'kelisim_app') then
    create role kelisim_app nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end
$$;

-- Since PostgreSQL 16 a role's creator is its member without the right to SET ROLE.
do $$
declare
  needed constant text :=
    case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end;
begin
  if not pg_has_role(current_user, 'kelisim_app', needed) then
    execute format('grant kelisim_app to %I', current_user);
  end if;
end
$$;

-- This installation: which of the two services it is, and the key file that its fields are sealed with.
create table service (
  service_id      uuid primary key,
  kind            text not null check (kind in ('state', 'non-state')),
  key_fingerprint text not null,
  created_at      timestamptz not null
);

-- One row: processes that start on a new database at once become one service.
create unique index service_one on service ((true));

grant select, insert on service to kelisim_app;
