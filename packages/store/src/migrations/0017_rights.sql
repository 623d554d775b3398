-- Disputes, representatives, blocking, automated processing, breaches, deferred grounds.
-- A check is exchanged for one that takes more words; old rows keep it, so nobody looks at them again.

-- lint-sql: allow additive because the check is exchanged for one that takes more words
alter table answer drop constraint answer_end_state_check;
-- lint-sql: allow additive because the check is exchanged for one that takes more words
alter table answer add constraint answer_end_state_check check (end_state in
  ('standing', 'superseded', 'fulfilled', 'withdrawn', 'disputed', 'annulled')) not valid;
-- A law or a contract keeps the stated term, though its purpose was reached.
alter table answer add column outlasts_purpose boolean not null default false;

-- An act puts off telling the person of this access.
alter table access_log add column deferred boolean not null default false;
create index access_log_deferred on access_log (purpose_id, recorded_at) where deferred;
create index access_log_deferred_person on access_log (subject_id) where deferred;

-- lint-sql: allow additive because the check is exchanged for one that takes more words
alter table record_locator drop constraint record_locator_kind_check;
-- lint-sql: allow additive because the check is exchanged for one that takes more words
alter table record_locator add constraint record_locator_kind_check check (kind in
  ('req', 'con', 'dty', 'ret', 'rgt', 'rpn', 'out', 'xpl', 'brc')) not valid;

-- Further records about a person, projections of her events; or about nobody, in a case of their own.
create table subject_record (
  subject_id  uuid not null,
  kind        text not null check (kind in
    ('representation', 'blocking', 'explanation', 'outcome', 'breach', 'breach-notice')),
  record_id   uuid not null,
  party_id    uuid,
  object_id   uuid,
  is_open     boolean not null,
  recorded_at timestamptz not null,
  body        jsonb not null,
  primary key (subject_id, kind, record_id)
);

create index subject_record_party on subject_record (party_id, kind, recorded_at, record_id);

grant select, insert, update on subject_record to kelisim_app;

-- A look at a purpose or a retention falls due; somebody for whom others answered comes of age.
-- lint-sql: allow additive because the check is exchanged for one that takes more words
alter table timer drop constraint timer_kind_check;
-- lint-sql: allow additive because the check is exchanged for one that takes more words
alter table timer add constraint timer_kind_check check (kind in
  ('request-expired', 'consent-expired', 'duty-due-soon', 'duty-overdue', 'retention-ended',
   'consent-review', 'retention-review', 'came-of-age')) not valid;

-- How far a job has come that walks through the log.
alter table job add column place timestamptz;
create index access_log_disclosed on access_log (purpose_id, recorded_at, decision_id)
  where permitted and recipient_id is not null and mode = 'enforce' and reason <> 'legal-ground';
create index subject_record_breach on subject_record (recorded_at, record_id)
  where kind = 'breach';

-- Whose consents end with a purpose; parties and objects are closed by a new version.
create index answer_standing on answer (purpose_id, outlasts_purpose, achieved_count)
  where kind = 'granted' and end_state in ('standing', 'disputed');
grant update on party, digital_object to kelisim_app;
