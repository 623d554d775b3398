-- Tickets that were issued on permits: so many rows as tickets, written before they leave. What was permitted
-- stands in the access log, which is the evidence; here stands whether its use was reported. Nothing names the
-- person but her random id, and her rows go with her.
create table ticket (
  subject_id   uuid not null,
  decision_id  uuid not null,
  ticket_id    uuid not null,
  requester_id uuid not null,
  object_id    uuid not null,
  issued_at    timestamptz not null,
  expires_at   timestamptz not null,
  -- A party's word, given once: whether the ticket was used, and when.
  reported_at  timestamptz,
  reported_by  uuid,
  used         boolean,
  used_at      timestamptz,
  primary key (subject_id, decision_id)
);

-- Whose reports are overdue.
create index ticket_unreported on ticket (requester_id, expires_at) where reported_at is null;
-- What may be removed by now.
create index ticket_reported on ticket (expires_at) where reported_at is not null;

grant select, insert, update, delete on ticket to kelisim_app;
