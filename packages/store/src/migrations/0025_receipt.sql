-- Receipts that were made of consents. A receipt's file is in the person's hands; here it stands sealed under
-- her data key, so that the same one is given again. Its rows go with her: the hash of each stays in the log.
create table receipt (
  subject_id uuid not null,
  receipt_id uuid not null,
  consent_id uuid not null,
  made_at    timestamptz not null,
  -- Her newest event that it knows of.
  as_of_seq  integer not null,
  -- Of the JWS, as the log commits to it.
  jws_sha256 bytea not null check (length(jws_sha256) = 32),
  -- The JWS, and which notice belongs to it.
  sealed     bytea not null,
  -- A batch of its own, named like the receipt: record_locator still tells whose a batch without a row was.
  batch_id   uuid not null,
  primary key (subject_id, receipt_id)
);

-- By it the log finds the rows of a batch.
create index receipt_batch on receipt (batch_id);

grant select, insert, delete on receipt to kelisim_app;

-- lint-sql: allow additive because the check is exchanged for one that takes more words
alter table record_locator drop constraint record_locator_kind_check;
-- lint-sql: allow additive because the check is exchanged for one that takes more words
alter table record_locator add constraint record_locator_kind_check check (kind in
  ('req', 'con', 'dty', 'ret', 'rgt', 'rpn', 'out', 'xpl', 'brc', 'rct')) not valid;
