-- The transparency log (docs/evidence.md). Rows that are evidence are written with the id of a batch; the
-- sequencer turns batches into leaves of one Merkle tree, which nobody can change unseen.

-- Batches that are not in the tree yet: written with their rows, taken away when they have their place.
create table log_pending (
  batch_id  uuid primary key,
  kind      text not null check (kind in ('events', 'accesses', 'audit', 'receipts')),
  -- Salts of its rows follow from it: leaves tell nothing without it.
  secret    bytea not null check (length(secret) = 32),
  -- First and last `recorded_at` of its rows, by which they are found.
  from_at   timestamptz not null,
  to_at     timestamptz not null check (to_at >= from_at),
  row_count integer not null check (row_count > 0)
);

-- Where each batch stands in the tree.
create table log_batch (
  batch_id    uuid primary key,
  kind        text not null check (kind in ('events', 'accesses', 'audit', 'receipts', 'registry')),
  secret      bytea not null check (length(secret) = 32),
  from_at     timestamptz not null,
  to_at       timestamptz not null,
  -- Rows that were there: none of a receipt that was erased before.
  row_count   integer not null,
  -- Accesses of a batch are one leaf, rows of all others a leaf each, in the order of their ids.
  first_index bigint not null,
  leaf_count  integer not null
);

create unique index log_batch_place on log_batch (first_index) where leaf_count > 0;

-- Entries of the accesses of a batch, in its order, where some were dropped with their month and others kept:
-- without those that are gone nothing could show that the kept ones stand in the batch.
create table log_batch_entries (
  batch_id uuid primary key,
  entries  bytea not null check (length(entries) % 32 = 0)
);

-- Full tiles of 256 hashes (C2SP tlog-tiles); level 0 holds leaf hashes.
create table log_tile (
  level  smallint not null,
  number bigint not null,
  hashes bytea not null check (length(hashes) = 8192),
  primary key (level, number)
);

-- Full bundles of 256 entries of 32 bytes: salted commitments.
create table log_bundle (
  number  bigint primary key,
  entries bytea not null check (length(entries) = 8192)
);

-- The partial tile of each level at the right edge of the tree; level -1 is the partial bundle.
create table log_edge (
  level  smallint primary key,
  number bigint not null,
  hashes bytea not null check (length(hashes) < 8192 and length(hashes) % 32 = 0)
);

-- The tree's only row: its size, under whose lock one process at a time makes it grow.
create table log_tree (
  one        boolean primary key check (one),
  -- The name of the log, for life: it stands in every checkpoint.
  origin     text not null,
  size       bigint not null,
  -- From when on every row of evidence has a batch; null while a process of an older release writes.
  covers_from timestamptz,
  -- When registry records were last compared with those in the tree.
  registry_seen_at timestamptz
);

create table log_checkpoint (
  size      bigint primary key,
  root      bytea not null check (length(root) = 32),
  -- The signed note, without cosignatures.
  note      text not null,
  signed_at timestamptz not null
);

-- Lines of witnesses on checkpoints.
create table log_cosignature (
  size     bigint not null references log_checkpoint,
  -- Name and key of the witness, as in its signature line.
  witness  text not null,
  line     text not null,
  given_at timestamptz not null,
  primary key (size, witness)
);

-- Public keys that have signed checkpoints or receipts: kept for ever, whatever becomes of the secret ones.
create table log_key (
  use           text not null check (use in ('log', 'receipt')),
  key_id        text not null,
  -- Ed25519: 32 bytes; P-256: 65 bytes, uncompressed.
  public_key    bytea not null,
  first_used_at timestamptz not null,
  primary key (use, key_id)
);

-- Which versions of registry records are in the tree already; a category has version 0.
create table log_registry_row (
  kind      text not null
            check (kind in ('party', 'digital_object', 'purpose', 'data_category', 'notice', 'api_key')),
  record_id text not null,
  version   integer not null,
  row_id    uuid not null unique,
  batch_id  uuid not null,
  -- What was hashed of a key, whose earlier versions are kept nowhere else.
  payload   text,
  primary key (kind, record_id, version)
);

alter table event add column batch_id uuid;
alter table access_log add column batch_id uuid;
alter table command_audit add column batch_id uuid;

grant select, insert, delete on log_pending to kelisim_app;
grant select on log_batch_entries to kelisim_app;
grant select, insert on log_batch, log_tile, log_bundle, log_checkpoint, log_cosignature, log_key,
  log_registry_row to kelisim_app;
grant select, insert, update on log_edge, log_tree to kelisim_app;
