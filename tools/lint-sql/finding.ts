/** What the linter has to say about one place. */
export type Finding = {
  /** Path as it was given. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly rule: RuleId;
  /** What is there, e.g. the name of a table; nothing where the rule says it all. */
  readonly subject: string;
};

/** Each rule with what to do about a finding. They hold what can be read off a text; tests hold the rest. */
export const RULES = {
  parse: "Correct the SQL: PostgreSQL's own parser refuses it.",
  "file-name": "Name the files NNNN_name.sql, from 0001 on without gaps and without repeats.",
  "subject-key": "Put `subject_id uuid not null` first in the table's primary key.",
  "primary-key": "Give the table a primary key.",
  "subject-unique":
    "Put `subject_id` into the unique key, or make a table of its own for a global one.",
  "foreign-key":
    "Leave the foreign key out, or make it lead from one person's table to another on (subject_id, …).",
  cascade: "Let no row fall with another: delete what has to go by a statement of its own.",
  partition:
    "Partition by range (recorded_at), with a default partition, a BRIN index on recorded_at and the primary key ([subject_id,] recorded_at, id).",
  "no-trigger": "Do it in the statement or in the transaction: no triggers, rules or functions.",
  "no-merge": "Write `insert … on conflict` or two statements instead of MERGE.",
  "no-enum": "Use text with a check instead of an enum or a domain.",
  "no-temporary":
    "Make an ordinary table, or pass arrays: no temporary and no unlogged ones, no SELECT INTO.",
  "no-sequence":
    "Number by a column that the transaction counts up, or use a random id made outside.",
  "no-notify": "Poll by an index: no LISTEN and NOTIFY.",
  "no-advisory-lock": "Claim by a lease, or lock the row: no advisory locks.",
  "no-lateral": "Write a join or `distinct on`: LATERAL does not run on every engine.",
  "no-skip-locked": "Claim by a lease update with sorted ids: no SKIP LOCKED.",
  "no-clock": "Pass the instant as a parameter: SQL reads no clock.",
  "no-chance": "Make ids and random values outside and pass them in.",
  "time-zone": "Use timestamptz, or date for a legal day.",
  "grant-form":
    "Grant single rights on named tables to kelisim_app alone, without ALL and without grant option.",
  "grant-missing": "Grant kelisim_app what it needs of the new table, in the same file.",
  evidence: "Evidence is appended and read: no UPDATE, DELETE or TRUNCATE, and no right to it.",
  additive:
    "Add beside what is there: the previous release runs on this schema, and old rows stay as they are.",
  transaction: "Leave it out: the runner puts each file into one transaction.",
  "do-block": "Write plain statements: what a DO block does cannot be checked.",
  "subject-filter":
    "Filter by `subject_id =` (or `= any`) at the same level, or insert it; a list across persons goes into tools/lint-sql/allowed.ts with its reason.",
  exception:
    "Remove the exception: nothing needs it; or write it as `-- lint-sql: allow <rule> because <reason>`.",
} as const satisfies Readonly<Record<string, string>>;

export type RuleId = keyof typeof RULES;

export const isRule = (text: string): text is RuleId => Object.hasOwn(RULES, text);

/** `file:line: rule: subject: what to do`. */
export const formatFinding = ({ file, line, rule, subject }: Finding): string =>
  `${file}:${line}: ${rule}: ${subject === "" ? "" : `${subject}: `}${RULES[rule]}`;
