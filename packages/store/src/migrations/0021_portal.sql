-- Sign-ins to the portal. The cookie carries the person and a secret; only the secret's SHA-256 is here.
create table portal_session (
  subject_id     uuid not null,
  session_sha256 bytea not null,
  signed_in_at   timestamptz not null,
  seen_at        timestamptz not null,
  expires_at     timestamptz not null,
  -- Left by the person herself, or ended with her erasure.
  ended_at       timestamptz,
  -- As whom she acts: null = for herself, else a representation or a staff role of hers.
  persona_id     uuid,
  -- What the provider attested: name, level, issuer, the token itself; under her own key.
  sealed         bytea not null,
  primary key (subject_id, session_sha256)
);

-- What she had typed when a session ended, until she signs in again.
create table portal_draft (
  subject_id uuid not null,
  draft_id   uuid not null,
  kept_at    timestamptz not null,
  sealed     bytea not null,
  primary key (subject_id, draft_id)
);

-- What a session attests of an answer or a withdrawal: the body that its evidence hash covers.
create table sign_in_proof (
  subject_id      uuid not null,
  evidence_sha256 bytea not null,
  made_at         timestamptz not null,
  sealed          bytea not null,
  primary key (subject_id, evidence_sha256)
);

-- Who works for a party. Acts are recorded under the key of the role, which has no secret.
create table staff_role (
  subject_id uuid not null,
  role_id    uuid not null,
  party_id   uuid not null,
  role       text not null
             check (role in ('officer', 'developer', 'administrator', 'clerk', 'analyst', 'provider')),
  key_id     uuid not null,
  granted_at timestamptz not null,
  -- The key under which it was granted; null = by the service's own command.
  granted_by uuid,
  ended_at   timestamptz,
  -- The name that was written when the role was given; under her own key.
  sealed     bytea not null,
  primary key (subject_id, role_id)
);

create index staff_role_party on staff_role (party_id, role_id);
create index staff_role_key on staff_role (key_id);

-- Of whom a signed-in representative may act for: found from her side.
create table representative_of (
  -- The representative.
  subject_id        uuid not null,
  representation_id uuid not null,
  -- Whose data it is.
  for_subject_id    uuid not null,
  primary key (subject_id, representation_id)
);

create index representative_of_whom on representative_of (for_subject_id, representation_id);

-- How a person wants to be told; the defaults hold where there is no row.
create table notice_setting (
  subject_id uuid primary key,
  changed_at timestamptz not null,
  body       jsonb not null
);

-- What the authorised body looked at: who, which list, why, how much. No person.
create table oversight_lookup (
  looked_at timestamptz not null,
  lookup_id uuid not null,
  party_id  uuid not null,
  key_id    uuid not null,
  page      text not null,
  -- Set where somebody went from a number to records.
  reason    text,
  row_count integer not null,
  sha256    bytea,
  primary key (looked_at, lookup_id)
);

grant select, insert, update, delete on portal_session to kelisim_app;
grant select, insert, delete on portal_draft to kelisim_app;
grant select, insert on sign_in_proof, oversight_lookup to kelisim_app;
grant select, insert, update, delete on staff_role to kelisim_app;
grant select, insert, delete on representative_of to kelisim_app;
grant select, insert, update, delete on notice_setting to kelisim_app;
