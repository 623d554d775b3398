import {
  newestAnswer,
  statusOf,
  type ConsentId,
  type ImportedConsent,
  type Instant,
  type Language,
  type Refused,
  type SubjectState,
} from "@kelisim/core";
import {
  problemError,
  PROBLEMS,
  type ImportEndAnswer,
  type ImportRowAnswer,
  type ProblemCode,
} from "@kelisim/protocol";
import type { ImportCounts, ImportedAnswer } from "@kelisim/store";
import type { RowRegistry } from "./registry-reads.ts";
import type { BadRow, GoodRow } from "./row.ts";

/** What became of a line. */
export type Answered = ImportRowAnswer;

export const badAnswer = ({ number, rowId, code, errors }: BadRow): Answered => ({
  line: number,
  row_id: rowId,
  status: "refused",
  code,
  errors: errors === undefined || errors.length === 0 ? undefined : errors,
});

/** A line whose registry records are not the caller's, or not there. */
export const unknownAnswer = (
  { number, row }: GoodRow,
  pointers: readonly string[],
  language: Language,
): Answered => ({
  line: number,
  row_id: row.row_id,
  status: "refused",
  code: "unknown-reference",
  errors: pointers.map((pointer) => problemError(pointer, "unknown-reference", language)),
});

export const refusedAnswer = (
  { number, row }: GoodRow,
  { code, faults, consentId }: Refused,
  language: Language,
): Answered => ({
  line: number,
  row_id: row.row_id,
  status: "refused",
  consent_id: consentId,
  code,
  errors:
    faults.length === 0
      ? undefined
      : faults.map((fault) => problemError(fault.pointer, fault.code, language)),
});

/** How a consent stands that was recorded before. */
function statusNow(
  state: SubjectState,
  id: ConsentId,
  { purpose, object }: RowRegistry,
  now: Instant,
): Answered["consent_status"] {
  const consent = state.consents.get(id);
  if (consent === undefined || purpose === undefined) return undefined;
  const isClosed = purpose.status === "closed" || object?.status === "closed";
  const newest = newestAnswer(state, consent) ?? consent;
  return statusOf(consent, newest, purpose.achievedCount, now, isClosed);
}

export function importedAnswer(
  good: GoodRow,
  answer: ImportedAnswer<ImportedConsent>,
  registry: RowRegistry,
  { now, language }: { readonly now: Instant; readonly language: Language },
): Answered {
  if (!answer.ok) return refusedAnswer(good, answer, language);
  const { kind, consentId } = answer.result;
  return {
    line: good.number,
    row_id: good.row.row_id,
    status: kind,
    consent_id: consentId,
    consent_status:
      kind === "already" ? statusNow(answer.state, consentId, registry, now) : undefined,
  };
}

const NONE: ImportCounts = { recorded: 0, already: 0, refused: 0 };

/** How many lines came to what, of those after one that was answered before. */
export const countsOf = (answers: readonly Answered[], after = 0): ImportCounts =>
  answers.reduce(
    (counts, { line, status }) =>
      line > after ? { ...counts, [status]: counts[status] + 1 } : counts,
    NONE,
  );

export const sumOf = (a: ImportCounts, b: ImportCounts): ImportCounts => ({
  recorded: a.recorded + b.recorded,
  already: a.already + b.already,
  refused: a.refused + b.refused,
});

/** The last line; with a code where it ended before the body did. */
export function endAnswer(
  end: Pick<ImportEndAnswer, "import_id" | "next_line"> & ImportCounts,
  code: ProblemCode | undefined,
  language: Language,
): ImportEndAnswer {
  const { import_id, next_line, recorded, already, refused } = end;
  const counted = { import_id, next_line, recorded, already, refused };
  if (code === undefined) return { done: true, ...counted };
  const { title, next } = PROBLEMS[code];
  return { done: false, ...counted, code, detail: `${title[language]}. ${next[language]}` };
}
