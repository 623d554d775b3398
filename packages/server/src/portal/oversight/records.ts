import { legalDayOf, type Instant, type SubjectId } from "@kelisim/core";
import {
  accessesOfRequester,
  categoriesByCodes,
  lookupOf,
  MOST_RECORDS,
  objectsByIds,
  overdueOf,
  purposesByIds,
  type AccessLogEntry,
  type Store,
} from "@kelisim/store";
import {
  oversightActionName,
  columnWords,
  figureNames,
  OversightReasonPage,
  OversightRecordsPage,
  recordWords,
  terms,
  translator,
  type AccessRecord,
  type OverdueDuty,
  type RecordsPageProps,
} from "@kelisim/web/pages";
import { h } from "preact";
import { namesPerson } from "../names-person.ts";
import { NOT_FOUND_PAGE, page, redirect, type PageAnswer } from "../page-answer.ts";
import { workingDaysLeft } from "../party/working-days.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { reasonWords } from "./figures/kind-words.ts";
import { looked, noteLook } from "./looked.ts";
import {
  readRecordQuestion,
  recordChoice,
  recordQuestionPath,
  type RecordQuestion,
} from "./record-question.ts";

/** How long a reason opens what it was given for. */
const OPEN_FOR = { minutes: 30 } as const;
const SHORTEST = 10;
const LONGEST = 500;

/** `/oversight/records?figure=…`: asks for the reason. */
export async function askReason(visit: StaffVisit): Promise<PageAnswer> {
  const question = readRecordQuestion(visit.query, visit.now);
  return question === undefined ? NOT_FOUND_PAGE : reasonPage(visit, question, undefined);
}

async function reasonPage(
  visit: StaffVisit,
  question: RecordQuestion,
  error: string | undefined,
): Promise<PageAnswer> {
  return page(
    recordWords.askTitle,
    h(OversightReasonPage, {
      choice: await recordChoice(visit, question),
      back: `/oversight/${question.figure}`,
      errors: error === undefined ? [] : [{ field: "reason", text: error }],
    }),
    error === undefined ? 200 : 422,
  );
}

/** Keeps the reason, and only then leads to the records. */
export async function takeReason(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const question = readRecordQuestion(visit.query, visit.now);
  if (question === undefined) return NOT_FOUND_PAGE;
  const t = translator(visit.language);
  const reason = (form.get("reason") ?? "").replaceAll(/\s+/g, " ").trim().slice(0, LONGEST);
  if (reason.length < SHORTEST) {
    return reasonPage(visit, question, t(recordWords.reasonShort, { n: SHORTEST }));
  }
  if (namesPerson(reason)) return reasonPage(visit, question, t(recordWords.reasonNumber));
  const id = await noteLook(visit, { page: recordQuestionPath(question), reason });
  return redirect(`/oversight/records/${id}`);
}

/** People by the order in which they come up: nobody is named, and the same one has the same number. */
function numbering(): (subjectId: SubjectId) => number {
  const numbers = new Map<SubjectId, number>();
  return (subjectId) => {
    const number = numbers.get(subjectId) ?? numbers.size + 1;
    numbers.set(subjectId, number);
    return number;
  };
}

async function accessRecords(
  { db }: Store,
  entries: readonly AccessLogEntry[],
): Promise<AccessRecord[]> {
  const [objects, purposes, categories] = await Promise.all([
    objectsByIds(
      db,
      entries.map(({ objectId }) => objectId),
    ),
    purposesByIds(
      db,
      entries.map(({ purposeId }) => purposeId),
    ),
    categoriesByCodes(db, [...new Set(entries.flatMap(({ categories: codes }) => codes))]),
  ]);
  const nameOf = new Map([...objects, ...purposes].map(({ id, name }) => [id as string, name]));
  const numberOf = numbering();
  return entries.map((entry) => ({
    at: entry.recordedAt,
    person: numberOf(entry.subjectId),
    permitted: entry.permitted,
    isLookup: entry.mode === "check",
    reason: reasonWords(entry.reason) ?? columnWords.severalKinds,
    action: oversightActionName(entry.action),
    purpose: nameOf.get(entry.purposeId),
    object: nameOf.get(entry.objectId),
    categories: entry.categories.map((code) => categories.get(code)?.name ?? terms.DataCategory),
    employee: entry.requesterRef,
  }));
}

async function overdueRecords(
  { shell, now }: StaffVisit,
  { bin, kind }: RecordQuestion,
): Promise<OverdueDuty[]> {
  const { store, calendar } = shell.ctx;
  const today = legalDayOf(now);
  const numberOf = numbering();
  return (await overdueOf(store.db, { bin, kind, today })).map(({ subjectId, duty }) => ({
    person: numberOf(subjectId),
    kind: terms[duty.kind],
    openedAt: duty.openedAt,
    dueOn: duty.dueOn,
    daysOver: workingDaysLeft(calendar, today, duty.dueOn),
  }));
}

async function recordsOf(
  visit: StaffVisit,
  question: RecordQuestion,
): Promise<RecordsPageProps["records"]> {
  const { store } = visit.shell.ctx;
  const { figure, bin, kind, days } = question;
  if (days === undefined) return { kind: "duties", list: await overdueRecords(visit, question) };
  const family =
    figure === "denied" ? "denied" : figure === "grounds" ? "without-consent" : undefined;
  const reason = figure === "denied" ? kind : undefined;
  const entries = await accessesOfRequester(store.db, { ...days, bin, family, reason });
  return { kind: "accesses", list: await accessRecords(store, entries) };
}

const openUntil = (at: Instant): Instant => at.add(OPEN_FOR);

const questionIn = (path: string, now: Instant): RecordQuestion | undefined => {
  const [place, query] = path.split("?");
  if (place !== "/oversight/records" || query === undefined) return undefined;
  return readRecordQuestion(new URLSearchParams(query), now);
};

const UUID = /^[0-9a-f-]{32,36}$/;

/** `/oversight/records/:id`: what one's own reason opened, for half an hour. */
export async function showRecords(visit: StaffVisit): Promise<PageAnswer> {
  const { shell, now, persona, params } = visit;
  const id = params["id"] ?? "";
  if (!UUID.test(id)) return NOT_FOUND_PAGE;
  const since = now.subtract(OPEN_FOR);
  const opened = await lookupOf(shell.ctx.store.db, persona.key.id, { id, since });
  const question = opened === undefined ? undefined : questionIn(opened.page, now);
  // Only the look that gave the reason opens anything, not those that followed it.
  if (opened?.reason === undefined || opened.sha256 !== undefined || question === undefined) {
    return NOT_FOUND_PAGE;
  }
  const { page: path, reason } = opened;
  return looked(visit, { page: path, reason }, async () => {
    const records = await recordsOf(visit, question);
    return {
      rows: records.list.length,
      bytes: JSON.stringify(records),
      answer: page(
        figureNames[question.figure].title,
        h(OversightRecordsPage, {
          ...{ reason, records, most: MOST_RECORDS },
          choice: await recordChoice(visit, question),
          openUntil: openUntil(opened.at),
        }),
      ),
    };
  });
}
