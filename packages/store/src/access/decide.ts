import { randomUUID } from "node:crypto";
import {
  idFrom,
  uuidOf,
  type Action,
  type ApiKeyId,
  type DigitalObject,
  type Instant,
  type LineFacts,
  type ObjectId,
  type Party,
  type PartyId,
  type Purpose,
  type PurposeId,
  type ReasonCode,
  type SubjectId,
} from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import { newLogSecret } from "../evidence-log/pending.ts";
import type { LookupMac } from "../keys/key-ring.ts";
import { DECIDE_BATCH, DECIDE_ONE, PLANNED_COLUMNS } from "./decide-statement.ts";

/** Which dated rules about the person are in force at the instant of the decision. */
export type PersonRuleFlags = { readonly retention: boolean; readonly achieved: boolean };

/** A question as the rules that need no person have planned it, ready to be decided and logged. */
export type PlannedAccess = {
  /** The instant of the question: the log row is of it. */
  readonly at: Instant;
  readonly flags: PersonRuleFlags;
  /** UUID of the log row. */
  readonly decisionId: string;
  readonly person: LookupMac;
  readonly callerId: PartyId;
  readonly key: { readonly id: ApiKeyId; readonly version: number };
  readonly requesterBin: string;
  readonly requester: Party | undefined;
  /** The requester's own reference of who asked there. */
  readonly requesterRef: string | undefined;
  readonly mode: "enforce" | "check";
  readonly action: Action;
  readonly objectId: ObjectId;
  readonly object: DigitalObject | undefined;
  readonly purposeId: PurposeId;
  readonly purpose: Purpose | undefined;
  readonly categories: readonly string[];
  readonly recipientBin: string | undefined;
  readonly recipientId: PartyId | undefined;
  readonly country: string | undefined;
  readonly ruleSet: string;
  /** Set where the registry's rules have decided; the statement then only logs. */
  readonly plannedReason: ReasonCode | undefined;
  /** Whether her answers are looked at: for the decision, or for what single categories would come to. */
  readonly asksPerson: boolean;
  /** The ban that decides unless her consent carries the access. */
  readonly ban: ReasonCode | undefined;
  /** Whether a law permits without consent, if no ban bites. */
  readonly hasGround: boolean;
  /** Whether only what the requester has kept by a reasoned refusal can entitle it. */
  readonly keptOnly: boolean;
  /** Whether an act puts off telling her, unless it rests on her own consent or its retention. */
  readonly deferred: boolean;
};

/** What became of one row. Only `decided` rows are in the log. */
export type DecideOutcome =
  | {
      readonly kind: "decided";
      readonly reason: ReasonCode;
      readonly subjectId: SubjectId;
      /** UUID of the consent or retention that permits; `null` on a denial. */
      readonly basisId: string | null;
      readonly consentRecipients: readonly PartyId[];
      /** What single categories hang on, where several were asked about her and the whole is denied. */
      readonly lineFacts: LineFacts | undefined;
    }
  /** The registry has other versions than the plan was made with. */
  | { readonly kind: "stale" }
  /** Another command holds the person, or held her meanwhile. */
  | { readonly kind: "held" }
  | { readonly kind: "unknown-person" };

type OutcomeRow = Row & {
  fresh: boolean;
  settled: boolean;
  subject_id: string | null;
  reason: ReasonCode;
  answer_id: string | null;
  retention_id: string | null;
  consent_recipients: string[] | null;
  line_facts: string | null;
};

type LineFactsRow = {
  readonly verdict: ReasonCode;
  readonly consented: readonly string[] | null;
  readonly kept: readonly string[] | null;
  readonly blocked: boolean;
};

function lineFactsFrom(text: string): LineFacts {
  const { verdict, consented, kept, blocked } = JSON.parse(text) as LineFactsRow;
  return { verdict, consented: consented ?? [], kept: kept ?? [], blocked };
}

const basisOf = (row: OutcomeRow): string | null => {
  if (row.reason === "consent") return row.answer_id;
  return row.reason === "retention" ? row.retention_id : null;
};

function outcomeOf(row: OutcomeRow): DecideOutcome {
  if (!row.fresh) return { kind: "stale" };
  if (!row.settled) return { kind: "held" };
  if (row.subject_id === null) return { kind: "unknown-person" };
  return {
    kind: "decided",
    reason: row.reason,
    subjectId: idFrom("sub", row.subject_id),
    basisId: basisOf(row),
    consentRecipients: (row.consent_recipients ?? []).map((id) => idFrom("pty", id)),
    lineFacts: row.line_facts === null ? undefined : lineFactsFrom(row.line_facts),
  };
}

/** No code can hold it: the contract refuses control characters. */
const UNIT_SEPARATOR = "\u001f";

const orNull = <T>(value: T | undefined): T | null => value ?? null;

/** A planned question as the statements take it, in the order of `PLANNED_COLUMNS`. */
const valuesOf = (row: PlannedAccess): readonly unknown[] => [
  row.person.keyVersion,
  row.person.mac,
  row.decisionId,
  uuidOf(row.callerId),
  uuidOf(row.key.id),
  row.key.version,
  row.requesterBin,
  row.requester === undefined ? null : uuidOf(row.requester.id),
  orNull(row.requester?.version),
  orNull(row.requesterRef),
  row.mode,
  row.action,
  uuidOf(row.objectId),
  orNull(row.object?.version),
  uuidOf(row.purposeId),
  orNull(row.purpose?.version),
  row.categories.join(UNIT_SEPARATOR),
  orNull(row.recipientBin),
  row.recipientId === undefined ? null : uuidOf(row.recipientId),
  orNull(row.country),
  row.ruleSet,
  orNull(row.plannedReason),
  row.purpose === undefined || !row.asksPerson ? null : uuidOf(row.purpose.partyId),
  orNull(row.ban),
  row.hasGround,
  row.keptOnly,
  row.deferred,
  row.at,
  row.flags.retention && row.asksPerson,
  row.flags.achieved,
];

/** The batch of the log that a statement's rows are: an id and a secret of its own. */
const newBatch = (): readonly unknown[] => [randomUUID(), newLogSecret()];

/**
 * Decides and durably logs a batch in one SQL statement; outcomes come in the order of the rows. A row about
 * a person whom another command holds just now comes back stale: ask it alone.
 */
export async function decideBatch(
  db: Queryable,
  rows: readonly PlannedAccess[],
): Promise<DecideOutcome[]> {
  if (rows.length === 0) return [];
  const values = rows.map(valuesOf);
  const arrays = PLANNED_COLUMNS.map((_, column) => values.map((row) => row[column]));
  const found = await db.query<OutcomeRow>(DECIDE_BATCH, [...arrays, ...newBatch()]);
  if (found.length !== rows.length) throw new Error("a batch of decisions lost a row");
  return found.map(outcomeOf);
}

/** Decides and durably logs one question; waits for a command that holds the person. */
export async function decideOne(db: Queryable, row: PlannedAccess): Promise<DecideOutcome> {
  const [found] = await db.query<OutcomeRow>(DECIDE_ONE, [...valuesOf(row), ...newBatch()]);
  if (found === undefined) throw new Error("a decision came back empty");
  return outcomeOf(found);
}
