-- Instants at which something has to be told about a person's record: written in the transaction of the
-- event that sets them, fired once. They decide no status: that is judged at the question.
create table timer (
  subject_id  uuid not null,
  record_id   uuid not null,
  kind        text not null check (kind in
    ('request-expired', 'consent-expired', 'duty-due-soon', 'duty-overdue', 'retention-ended')),
  due_at      timestamptz not null,
  fired_at    timestamptz,
  -- Free from this instant on; the holder's name changes with every claim.
  lease_until timestamptz,
  lease_by    uuid,
  primary key (subject_id, record_id, kind)
);

create index timer_due on timer (due_at, subject_id) where fired_at is null;

-- Open duties by their day, of everybody: for the figures of how many are overdue.
create index duty_open on duty (due_on) where state = 'open';

grant select, insert, update on timer to kelisim_app;

-- What older releases left open. Legal days end at midnight +05:00.
insert into timer (subject_id, record_id, kind, due_at)
select subject_id, request_id, 'request-expired', (body ->> 'expiresAt')::timestamptz
from consent_request where body -> 'outcome' ->> 'state' = 'pending';

insert into timer (subject_id, record_id, kind, due_at)
select subject_id, answer_id, 'consent-expired', ends_at
from answer where kind = 'granted' and end_state = 'standing' and ends_at is not null;

insert into timer (subject_id, record_id, kind, due_at)
select subject_id, duty_id, 'duty-overdue', ((due_on + 1)::text || ' 00:00:00+05')::timestamptz
from duty where state = 'open';

insert into timer (subject_id, record_id, kind, due_at)
select subject_id, retention_id, 'retention-ended', ends_at
from retention where ends_at is not null;
