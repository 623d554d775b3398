-- Witnesses of the transparency log: what each is known to have seen, and how asking it ended last.
create table log_witness (
  -- Name and key hash, as they stand in its signature lines.
  witness    text primary key,
  -- The size of the newest checkpoint that it says it has cosigned; 0 until it said one.
  known_size bigint not null,
  -- A word for how it ended; 'new' until it was asked.
  outcome    text not null,
  -- Failures in a row.
  failures   integer not null,
  asked_at   timestamptz,
  -- Whoever asks it puts this off first, so that one process at a time does.
  next_at    timestamptz not null
);

grant select, insert, update on log_witness to kelisim_app;
