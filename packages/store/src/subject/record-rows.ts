import {
  uuidOf,
  writeRecord,
  type Id,
  type IdKind,
  type Instant,
  type ObjectId,
  type PartyId,
  type SubjectState,
} from "@kelisim/core";
import { bulkWriter, otherColumns } from "../db/bulk.ts";
import { changed, madeIds } from "./changed.ts";
import type { Projected } from "./projector.ts";

/** The columns of `subject_record`. */
const RECORDS = {
  subject_id: "uuid",
  kind: "text",
  record_id: "uuid",
  party_id: "uuid",
  object_id: "uuid",
  is_open: "boolean",
  recorded_at: "timestamptz",
  body: "jsonb",
} as const;

type RecordRow = {
  readonly kind: string;
  readonly record: { readonly id: Id<IdKind> };
  readonly partyId?: PartyId;
  readonly objectId?: ObjectId;
  readonly isOpen: boolean;
  readonly at: Instant;
};

/** The records that a command made or changed, as rows. */
function changedRows(before: SubjectState, after: SubjectState): readonly RecordRow[] {
  return [
    ...changed(before.representations, after.representations).map((record) => ({
      kind: "representation",
      record,
      isOpen: record.end === null,
      at: record.registeredAt,
    })),
    ...changed(before.blockings, after.blockings).map((record) => ({
      kind: "blocking",
      record,
      partyId: record.partyId,
      objectId: record.objectId,
      isOpen: record.end === null,
      at: record.blockedAt,
    })),
    ...changed(before.explanations, after.explanations).map((record) => ({
      kind: "explanation",
      record,
      partyId: record.partyId,
      isOpen: false,
      at: record.recordedAt,
    })),
    ...changed(before.outcomes, after.outcomes).map((record) => ({
      kind: "outcome",
      record,
      partyId: record.partyId,
      isOpen: false,
      at: record.recordedAt,
    })),
    ...changed(before.breaches, after.breaches).map((record) => ({
      kind: "breach",
      record,
      partyId: record.partyId,
      objectId: record.objectId,
      isOpen: false,
      at: record.reportedAt,
    })),
    ...changed(before.breachNotices, after.breachNotices).map((record) => ({
      kind: "breach-notice",
      record,
      partyId: record.partyId,
      objectId: record.objectId,
      isOpen: false,
      at: record.toldAt,
    })),
  ];
}

/** Ids of new records that can be found from outside; a blocking goes by its rights call's. */
export const madeRecordIds = (before: SubjectState, after: SubjectState): Id<IdKind>[] => [
  ...madeIds(before.representations, after.representations),
  ...madeIds(before.explanations, after.explanations),
  ...madeIds(before.outcomes, after.outcomes),
  ...madeIds(before.breaches, after.breaches),
];

/** The rows of the further records in which two states of a person differ. */
const recordRows = ({ subjectId, before, after }: Projected) =>
  changedRows(before, after).map(({ kind, record, partyId, objectId, isOpen, at }) => ({
    subject_id: uuidOf(subjectId),
    kind,
    record_id: uuidOf(record.id),
    party_id: partyId === undefined ? null : uuidOf(partyId),
    object_id: objectId === undefined ? null : uuidOf(objectId),
    is_open: isOpen,
    recorded_at: at,
    body: writeRecord(record),
  }));

export const RECORD_WRITER = bulkWriter(
  RECORDS,
  recordRows,
  (given) =>
    `insert into subject_record (subject_id, ${otherColumns(RECORDS)})
         select subject_id, ${otherColumns(RECORDS)} from ${given} order by n
         on conflict (subject_id, kind, record_id) do update
     set is_open = excluded.is_open, body = excluded.body`,
);
