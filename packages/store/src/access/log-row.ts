import {
  idFrom,
  parseInstant,
  type Action,
  type Instant,
  type ObjectId,
  type PartyId,
  type PurposeId,
  type ReasonCode,
  type SubjectId,
} from "@kelisim/core";
import type { Row } from "../db/db.ts";

/** One decision as it was logged. */
export type AccessLogEntry = {
  readonly subjectId: SubjectId;
  readonly recordedAt: Instant;
  /** UUID of the row. */
  readonly decisionId: string;
  readonly subjectSeq: number;
  readonly callerId: PartyId;
  readonly requesterBin: string;
  readonly requester: { readonly id: PartyId; readonly version: number } | undefined;
  readonly requesterRef: string | undefined;
  readonly mode: "enforce" | "check";
  readonly action: Action;
  readonly objectId: ObjectId;
  readonly objectVersion: number | undefined;
  readonly purposeId: PurposeId;
  readonly purposeVersion: number | undefined;
  readonly categories: readonly string[];
  readonly recipientBin: string | undefined;
  readonly recipientId: PartyId | undefined;
  readonly country: string | undefined;
  readonly ruleSet: string;
  readonly permitted: boolean;
  readonly reason: ReasonCode;
  readonly basisId: string | undefined;
  /** An act put off telling the person of it when it was decided. */
  readonly deferred: boolean;
};

/** A row of the log as it is selected with `*`. */
export type LogRow = Row & {
  subject_id: string;
  recorded_at: string;
  decision_id: string;
  subject_seq: number;
  caller_id: string;
  requester_bin: string;
  requester_id: string | null;
  requester_version: number | null;
  requester_ref: string | null;
  mode: "enforce" | "check";
  action: Action;
  object_id: string;
  object_version: number | null;
  purpose_id: string;
  purpose_version: number | null;
  categories: string[];
  recipient_bin: string | null;
  recipient_id: string | null;
  country: string | null;
  rule_set: string;
  permitted: boolean;
  reason: ReasonCode;
  basis_id: string | null;
  deferred: boolean;
};

export function entryFrom(row: LogRow): AccessLogEntry {
  const recordedAt = parseInstant(row.recorded_at);
  if (recordedAt === undefined) throw new Error("a log row without an instant");
  const { requester_id: id, requester_version: version } = row;
  return {
    subjectId: idFrom("sub", row.subject_id),
    recordedAt,
    decisionId: row.decision_id,
    subjectSeq: row.subject_seq,
    callerId: idFrom("pty", row.caller_id),
    requesterBin: row.requester_bin,
    requester: id === null || version === null ? undefined : { id: idFrom("pty", id), version },
    requesterRef: row.requester_ref ?? undefined,
    mode: row.mode,
    action: row.action,
    objectId: idFrom("obj", row.object_id),
    objectVersion: row.object_version ?? undefined,
    purposeId: idFrom("pur", row.purpose_id),
    purposeVersion: row.purpose_version ?? undefined,
    categories: row.categories,
    recipientBin: row.recipient_bin ?? undefined,
    recipientId: row.recipient_id === null ? undefined : idFrom("pty", row.recipient_id),
    country: row.country ?? undefined,
    ruleSet: row.rule_set,
    permitted: row.permitted,
    reason: row.reason,
    basisId: row.basis_id ?? undefined,
    deferred: row.deferred,
  };
}
