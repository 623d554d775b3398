-- The roles of the service and its database, for psql as a superuser, once. See docs/guides/operate.md.
\set ON_ERROR_STOP on
\set owner_password `cat "${KELISIM_SECRETS:-/run/secrets}/owner_password"`
\set service_password `cat "${KELISIM_SECRETS:-/run/secrets}/service_password"`

create role kelisim_app nologin;
create role kelisim_owner login password :'owner_password';
create role kelisim_service login password :'service_password';
grant kelisim_app to kelisim_owner, kelisim_service;
-- Lets `kelisim doctor` see whether the standby is synchronous.
grant pg_read_all_stats to kelisim_service;
create database kelisim owner kelisim_owner;
revoke all on database kelisim from public;
grant connect on database kelisim to kelisim_service;
