import type { RuleId } from "./finding.ts";

/** What a file may do against a rule, where the file itself cannot say so. */
export type Allowed = {
  /** Path from the root of the repository; of a folder, ending in a slash, for all its files. */
  readonly file: string;
  readonly rule: RuleId;
  /** Words of the statement that is meant; all of the file's findings of this rule without them. */
  readonly says?: string;
  /** Reads only; what changes rows still keeps the rule. */
  readonly reads?: true;
  readonly because: string;
};

const STORE = "packages/store/src";

/** Published migrations are never edited, and statements of the program carry no comments. */
export const ALLOWED: readonly Allowed[] = [
  {
    file: `${STORE}/migrations/0001_service.sql`,
    rule: "do-block",
    because: "roles belong to the cluster, and `create role` has no `if not exists`",
  },
  {
    file: "packages/server/src/operate/clock-offset.ts",
    rule: "no-clock",
    because: "readiness compares the process's clock with the database's",
  },
  {
    file: "packages/cli/src/doctor/checks/clock.ts",
    rule: "no-clock",
    because: "`doctor` compares this machine's clock with the database's",
  },
  {
    file: `${STORE}/portal/staff-roles.ts`,
    rule: "subject-filter",
    because: "whom a party lets act for it, by the index staff_role_party",
  },
  {
    file: `${STORE}/registry/api-keys.ts`,
    rule: "subject-filter",
    reads: true,
    because: "whether a key is that of a role, by the index staff_role_key",
  },
  {
    file: `${STORE}/erasure/destroy-person.ts`,
    rule: "subject-filter",
    says: "for_subject_id",
    because: "who acted for an erased person, by the index representative_of_whom",
  },
  {
    file: `${STORE}/registry/purposes.ts`,
    rule: "subject-filter",
    reads: true,
    because: "whether a purpose ends anybody's consent, by the index answer_ending",
  },
  {
    file: `${STORE}/subject/record-lists.ts`,
    rule: "subject-filter",
    reads: true,
    because:
      "a party's page of its own records, across persons, by subject_record_party or _purpose",
  },
  {
    file: `${STORE}/access/tickets.ts`,
    rule: "subject-filter",
    reads: true,
    because: "whose reports are overdue, up to a limit, by the index ticket_unreported",
  },
  {
    file: `${STORE}/jobs/`,
    rule: "subject-filter",
    reads: true,
    because: "jobs look for work of all persons, in batches and by an index; nobody waits for it",
  },
  {
    file: `${STORE}/registry/purposes.ts`,
    rule: "no-skip-locked",
    because:
      "nothing is claimed by it: a command whose purpose is held runs alone, and waits there",
  },
  {
    file: `${STORE}/jobs/plain-notices.ts`,
    rule: "no-skip-locked",
    because: "nothing is claimed by it: whoever is held is left to the claims by lease",
  },
  {
    file: `${STORE}/rotation/`,
    rule: "subject-filter",
    reads: true,
    because: "what hangs on an older key is found by the key's version, in batches and by an index",
  },
  {
    file: `${STORE}/fsck/`,
    rule: "subject-filter",
    reads: true,
    because:
      "`fsck` reads the whole store, when somebody asks, in pages and in a read-only snapshot",
  },
  {
    file: `${STORE}/figures/`,
    rule: "subject-filter",
    reads: true,
    because: "figures of the whole store, counted now and then for `/metrics` and `doctor`",
  },
  {
    file: "packages/cli/src/doctor/",
    rule: "subject-filter",
    reads: true,
    because: "`doctor` counts over the whole store, when somebody asks",
  },
  {
    file: `${STORE}/erasure/`,
    rule: "subject-filter",
    reads: true,
    because: "the ledger and the sweep go over all who were erased, by jobs and at the opening",
  },
  {
    file: `${STORE}/outbox/backlog.ts`,
    rule: "subject-filter",
    reads: true,
    because: "the relay's job finds the parties that have anything unsent, by outbox_pending",
  },
  {
    file: `${STORE}/access/search-log.ts`,
    rule: "subject-filter",
    says: "caller_id",
    because: "a party's page of its own log, across persons, by the index access_log_caller",
  },
  {
    file: `${STORE}/access/deferrals.ts`,
    rule: "subject-filter",
    reads: true,
    because: "the authorised body counts deferred accesses of all persons, by access_log_deferred",
  },
  {
    file: `${STORE}/portal/bulk/`,
    rule: "subject-filter",
    because:
      "a list of people is asked, counted and forgotten as one, by the index bulk_request_row_line",
  },
  {
    file: `${STORE}/portal/oversight/`,
    rule: "subject-filter",
    reads: true,
    because:
      "the authorised body's figures go over all persons, read-only, for some months, with an end",
  },
  {
    file: `${STORE}/portal/admin/last-provider.ts`,
    rule: "subject-filter",
    reads: true,
    because: "whoever ends a role asks who else has one, by the index staff_role_party",
  },
  {
    file: `${STORE}/subject/person-lists.ts`,
    rule: "subject-filter",
    says: "party_id = $1",
    because: "a party's page of its requests, across persons, by the index consent_request_party",
  },
  {
    file: `${STORE}/months/`,
    rule: "subject-filter",
    reads: true,
    because: "a month of the log is hashed, counted and dropped over all persons, by the owner",
  },
  {
    file: `${STORE}/months/drop-months.ts`,
    rule: "evidence",
    because: "the owner drops rows of the log whose term has passed; events never",
  },
  {
    file: `${STORE}/subject/lists.ts`,
    rule: "subject-filter",
    says: "a.party_id = $1",
    because:
      "a party's page of its consents, across persons, by the indexes answer_party, answer_party_purpose",
  },
  {
    file: `${STORE}/subject/lists.ts`,
    rule: "subject-filter",
    says: "from duty",
    because: "a party's page of its duties, across persons, by the index duty_party",
  },
  {
    file: `${STORE}/evidence-log/entries.ts`,
    rule: "subject-filter",
    reads: true,
    because: "rows of a batch of the log are of any persons, found by when they were recorded",
  },
  {
    file: `${STORE}/evidence-log/sequence.ts`,
    rule: "no-skip-locked",
    because: "nothing is claimed by it: whoever finds the tree held has nothing to do",
  },
  {
    file: `${STORE}/outbox/feed.ts`,
    rule: "subject-filter",
    says: "with pending as",
    because: "the relay takes a party's messages of all persons, by the index outbox_pending",
  },
  {
    file: `${STORE}/outbox/webhook-lanes.ts`,
    rule: "subject-filter",
    says: "outbox",
    because: "whether a party has anything unsent, by the index outbox_pending",
  },
];
