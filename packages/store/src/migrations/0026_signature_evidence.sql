-- All that proves an act by electronic signature: the body that its evidence hash covers.
create table signature_evidence (
  subject_id      uuid not null,
  evidence_sha256 bytea not null,
  made_at         timestamptz not null,
  -- What was signed, the signature, certificates, lists of revoked ones, the timestamp; under her own key.
  sealed          bytea not null,
  primary key (subject_id, evidence_sha256)
);

grant select, insert, delete on signature_evidence to kelisim_app;
