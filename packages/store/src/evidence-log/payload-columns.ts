/** An instant as it stands in a payload, whatever the session's time zone. */
const instant = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * Who it is about and what no archive of evidence may tell: not her random id, which would tie her payloads
 * together, nor her own number of the row, which tells how much else there is. The id hides the rest.
 */
const subjectWith = (hidden: string): string =>
  `encode(sha256(salt || uuid_send(subject_id) || ${hidden}), 'hex') as subject`;

/** The party's own word for who asked is a person's too. */
const ACCESS_HIDDEN = `int4send(subject_seq)
  || coalesce('\\x01'::bytea || convert_to(requester_ref, 'UTF8'), ''::bytea)`;

/**
 * The members of a payload in their order, for each kind of row. Rows that are in the log already were hashed
 * so: a column that is added later needs a form of its own.
 */
export const EVENT_COLUMNS = [
  subjectWith("int4send(seq)"),
  `${instant("recorded_at")} as recorded_at`,
  "event_id",
  `${instant("effective_at")} as effective_at`,
  ...["type", "actor_party", "actor_key", "command_id", "origin", "origin_seq", "body"],
  "encode(sha256(sealed), 'hex') as sealed",
].join(", ");

export const ACCESS_COLUMNS = [
  subjectWith(ACCESS_HIDDEN),
  `${instant("recorded_at")} as recorded_at`,
  ...["decision_id", "caller_id", "key_id", "requester_bin", "requester_id"],
  ...["requester_version", "mode", "action", "object_id", "object_version"],
  ...["purpose_id", "purpose_version", "categories", "recipient_bin", "recipient_id", "country"],
  ...["rule_set", "permitted", "reason", "basis_id", "deferred"],
].join(", ");

export const AUDIT_COLUMNS = [
  `${instant("recorded_at")} as recorded_at`,
  ...["audit_id", "party_id", "key_id", "command", "outcome"],
].join(", ");

/** Of a version `v` of a registry record that `g` names. */
const RECORD = "g.kind, g.record_id, g.version";

export const VERSION_COLUMNS = [
  RECORD,
  "v.body",
  `${instant("v.recorded_at")} as recorded_at`,
  "v.recorded_by",
].join(", ");

export const PURPOSE_COLUMNS = `${VERSION_COLUMNS}, v.note`;

export const WORDS_COLUMNS = [RECORD, "v.body", `${instant("v.recorded_at")} as recorded_at`].join(
  ", ",
);

export const KEY_COLUMNS = [
  RECORD,
  ...["v.party_id", "encode(v.secret_hash, 'hex') as secret_hash", "v.label", "v.scopes"],
  `${instant("v.created_at")} as created_at`,
  `${instant("v.expires_at")} as expires_at`,
  `${instant("v.revoked_at")} as revoked_at`,
].join(", ");
