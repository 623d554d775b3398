-- The keys of the key file by purpose and version, from the moment on which they seal anything. A key that
-- stands in the file only reads: it is taken into use when every running process holds it.
create table key_use (
  purpose      text not null check (purpose in ('data', 'mac', 'seal')),
  version      integer not null check (version between 1 and 255),
  -- Names the key without revealing it.
  mark         text not null,
  used_from    timestamptz not null,
  destroyed_at timestamptz,
  primary key (purpose, version)
);

grant select, insert, update on key_use to kelisim_app;

-- Data keys are wrapped anew when the key-encryption key changes.
grant update on subject_key to kelisim_app;
create index subject_key_version on subject_key (key_version, subject_id);
create index subject_lookup_version on subject_lookup (key_version, subject_id);
