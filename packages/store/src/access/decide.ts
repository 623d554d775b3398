import {
  idFrom,
  uuidOf,
  type Action,
  type ApiKeyId,
  type DigitalObject,
  type Instant,
  type ObjectId,
  type Party,
  type PartyId,
  type Purpose,
  type PurposeId,
  type ReasonCode,
  type SubjectId,
} from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import type { LookupMac } from "../keys/key-ring.ts";
import { DECIDE_AND_LOG } from "./decide-statement.ts";

/** A question as the rules that need no person have planned it, ready to be decided and logged. */
export type PlannedAccess = {
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
  /** The ban that decides unless her consent carries the access. */
  readonly ban: ReasonCode | undefined;
  /** Whether a law permits without consent, if no ban bites. */
  readonly hasGround: boolean;
  /** Whether only what the requester has kept by a reasoned refusal can entitle it. */
  readonly keptOnly: boolean;
  /** Whether an act puts off telling her of an access by the ground. */
  readonly deferred: boolean;
};

/** Which dated rules about the person are in force at the instant of the decision. */
export type PersonRuleFlags = { readonly retention: boolean; readonly achieved: boolean };

/** What became of one row. Only `decided` rows are in the log. */
export type DecideOutcome =
  | {
      readonly kind: "decided";
      readonly reason: ReasonCode;
      readonly subjectId: SubjectId;
      /** UUID of the consent or retention that permits; `null` on a denial. */
      readonly basisId: string | null;
      readonly consentRecipients: readonly PartyId[];
    }
  | { readonly kind: "stale" }
  | { readonly kind: "unknown-person" };

type OutcomeRow = Row & {
  fresh: boolean;
  subject_id: string | null;
  reason: ReasonCode;
  answer_id: string | null;
  retention_id: string | null;
  consent_recipients: string[] | null;
};

const basisOf = (row: OutcomeRow): string | null => {
  if (row.reason === "consent") return row.answer_id;
  return row.reason === "retention" ? row.retention_id : null;
};

function outcomeOf(row: OutcomeRow): DecideOutcome {
  if (!row.fresh) return { kind: "stale" };
  if (row.subject_id === null) return { kind: "unknown-person" };
  return {
    kind: "decided",
    reason: row.reason,
    subjectId: idFrom("sub", row.subject_id),
    basisId: basisOf(row),
    consentRecipients: (row.consent_recipients ?? []).map((id) => idFrom("pty", id)),
  };
}

/** No code can hold it: the contract refuses control characters. */
const UNIT_SEPARATOR = "\u001f";

const orNull = <T>(value: T | undefined): T | null => value ?? null;

function columnsOf(rows: readonly PlannedAccess[]): unknown[] {
  const column = <T>(pick: (row: PlannedAccess) => T): T[] => rows.map(pick);
  return [
    column((row) => row.person.keyVersion),
    column((row) => row.person.mac),
    column((row) => row.decisionId),
    column((row) => uuidOf(row.callerId)),
    column((row) => uuidOf(row.key.id)),
    column((row) => row.key.version),
    column((row) => row.requesterBin),
    column((row) => (row.requester === undefined ? null : uuidOf(row.requester.id))),
    column((row) => orNull(row.requester?.version)),
    column((row) => orNull(row.requesterRef)),
    column((row) => row.mode),
    column((row) => row.action),
    column((row) => uuidOf(row.objectId)),
    column((row) => orNull(row.object?.version)),
    column((row) => uuidOf(row.purposeId)),
    column((row) => orNull(row.purpose?.version)),
    column((row) => row.categories.join(UNIT_SEPARATOR)),
    column((row) => orNull(row.recipientBin)),
    column((row) => (row.recipientId === undefined ? null : uuidOf(row.recipientId))),
    column((row) => orNull(row.country)),
    column((row) => row.ruleSet),
    column((row) => orNull(row.plannedReason)),
    column((row) => (row.purpose === undefined ? null : uuidOf(row.purpose.partyId))),
    column((row) => orNull(row.ban)),
    column((row) => row.hasGround),
    column((row) => row.keptOnly),
    column((row) => row.deferred),
  ];
}

/** Decides and durably logs a batch in one SQL statement; outcomes come in the order of the rows. */
export async function decideAndLog(
  db: Queryable,
  rows: readonly PlannedAccess[],
  now: Instant,
  flags: PersonRuleFlags,
): Promise<DecideOutcome[]> {
  if (rows.length === 0) return [];
  const found = await db.query<OutcomeRow>(DECIDE_AND_LOG, [
    ...columnsOf(rows),
    now,
    flags.retention,
    flags.achieved,
  ]);
  if (found.length !== rows.length) throw new Error("a batch of decisions lost a row");
  return found.map(outcomeOf);
}
