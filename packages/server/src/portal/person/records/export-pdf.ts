import {
  dutyStatus,
  legalDayOf,
  ruleFor,
  requestStatus,
  ruleById,
  type ConsentTerm,
  type Language,
  type Text3,
} from "@kelisim/core";
import {
  accessWords,
  basisWords,
  dayText,
  exportedWords,
  instantText,
  outcomeWords,
  reasonWords,
  rightWords,
  statusWords,
  termText,
  terms,
  translator,
  untilText,
} from "@kelisim/web/pages";
import type { PdfBlock } from "../../pdf/pdf-block.ts";
import { pdfDocument } from "../../pdf/pdf-document.ts";
import type { PersonVisit } from "../../visit.ts";
import type { Names } from "../registry-names.ts";
import {
  accessesForExport,
  exportFacts,
  hasMore,
  namesOfExport,
  statusInExport,
  wordsOf,
  type ExplainedAccess,
  type ExportFacts,
} from "./export-facts.ts";

/** How many accesses the document holds: it is for reading. */
export const IN_PDF = 200;

type Row = Extract<PdfBlock, { kind: "definitions" }>["rows"][number];
type Draft = {
  readonly say: (words: Text3) => string;
  readonly language: Language;
  readonly names: Names;
};

const row = (term: string, value: string | undefined): Row[] =>
  value === undefined || value === "" ? [] : [{ term, value }];

const heading = (text: string): PdfBlock => ({ kind: "heading", level: 2, text });

/** A part of the document: each record as a list of terms, or that there is none. */
const part = (title: string, none: string, records: readonly (readonly Row[])[]): PdfBlock[] => [
  heading(title),
  ...(records.length === 0
    ? [{ kind: "paragraph", text: none } as const]
    : records.map((rows) => ({ kind: "definitions", rows }) as const)),
];

function consentRows(
  { state }: ExportFacts,
  { say, language, names }: Draft,
  { now }: PersonVisit,
) {
  const until = (term: ConsentTerm) => termText(term, translator(language), language).join(" ");
  return [...state.consents.values()].map((consent) => [
    ...row(say(exportedWords.organisation), say(names.party(consent.partyId).name)),
    ...row(say(exportedWords.purpose), names.purpose(consent.purposeId)?.name[language]),
    ...row(say(exportedWords.status), say(statusWords[statusInExport(state, consent, names, now)])),
    ...row(
      say(exportedWords.data),
      consent.categories.map((code) => say(names.category(code).name)).join(", "),
    ),
    ...row(say(exportedWords.given), instantText(consent.grantedAt, language)),
    ...row(say(exportedWords.until), until(consent.term)),
  ]);
}

function requestRows(
  { state }: ExportFacts,
  { say, language, names }: Draft,
  { now }: PersonVisit,
) {
  const answers = {
    ...{ pending: terms.pending, granted: terms.granted, refused: terms.refused },
    ...{ cancelled: terms.cancelled, expired: terms.requestExpired },
  };
  return [...state.requests.values()].map((request) => [
    ...row(say(exportedWords.organisation), say(names.party(request.partyId).name)),
    ...row(say(exportedWords.purpose), names.purpose(request.purposeId)?.name[language]),
    ...row(say(exportedWords.asked), instantText(request.requestedAt, language)),
    ...row(say(exportedWords.answered), say(answers[requestStatus(request, now)])),
  ]);
}

function dutyRows(facts: ExportFacts, { say, language, names }: Draft, { now }: PersonVisit) {
  return [...facts.state.duties.values()].map((duty) => {
    const { outcome } = duty;
    const state =
      outcome.state === "discharged"
        ? `${say(outcomeWords[outcome.outcome])}, ${instantText(outcome.at, language)}`
        : say(dutyStatus(duty, now) === "overdue" ? terms.overdue : terms.pending);
    const words = wordsOf(
      facts,
      (body) => body.type === "duty.discharged" && body.dutyId === duty.id,
    );
    return [
      ...row(say(exportedWords.organisation), say(names.party(duty.partyId).name)),
      ...row(say(exportedWords.what), say(terms[duty.kind])),
      ...row(say(exportedWords.lastDay), dayText(duty.dueOn, language)),
      ...row(say(exportedWords.outcome), state),
      ...row(say(exportedWords.words), words["text"]),
    ];
  });
}

function rightsRows(facts: ExportFacts, { say, language, names }: Draft) {
  return [...facts.state.rightsCalls.values()].map((call) => {
    const words = wordsOf(
      facts,
      (body) => body.type === "rights-call.received" && body.call.id === call.id,
    );
    return [
      ...row(say(exportedWords.what), say(rightWords[call.kind].name)),
      ...row(say(exportedWords.organisation), say(names.party(call.partyId).name)),
      ...row(say(exportedWords.when), instantText(call.receivedAt, language)),
      ...row(say(exportedWords.words), words["text"]),
    ];
  });
}

function otherRows({ state }: ExportFacts, { say, language, names }: Draft) {
  const representations = [...state.representations.values()].map((one) => [
    ...row(say(exportedWords.what), say(basisWords[one.basis])),
    ...row(
      say(exportedWords.until),
      one.validUntil === null ? undefined : untilText(one.validUntil, language),
    ),
  ]);
  const breaches = [...state.breachNotices.values()].map((one) => [
    ...row(say(exportedWords.organisation), say(names.party(one.partyId).name)),
    ...row(say(exportedWords.when), instantText(one.detectedAt, language)),
    ...row(
      say(exportedWords.data),
      one.categories.map((code) => say(names.category(code).name)).join(", "),
    ),
  ]);
  return { representations, breaches };
}

/** Why an access came out as it did, in a few words. */
function whyOf({ entry, explanation, ground }: ExplainedAccess, { say }: Draft): string {
  const last = explanation.replayed.tried.at(-1);
  const rule =
    last === undefined ? ruleFor(entry.reason, legalDayOf(entry.recordedAt)) : ruleById(last.rule);
  const reason = say(reasonWords[entry.reason] ?? rule.text);
  if (ground === undefined) return reason;
  return `${say(accessWords.byLaw)}: ${ground.act}, ${ground.article}`;
}

const accessTable = (
  accesses: readonly ExplainedAccess[],
  draft: Draft,
): Extract<PdfBlock, { kind: "table" }> => {
  const { say, language, names } = draft;
  return {
    kind: "table",
    columns: [exportedWords.when, exportedWords.who, exportedWords.data, exportedWords.why].map(
      say,
    ),
    rows: accesses.map((access) => {
      const { entry } = access;
      const { requester } = entry;
      return [
        instantText(entry.recordedAt, language),
        requester === undefined ? entry.requesterBin : say(names.party(requester.id).name),
        entry.categories.map((code) => say(names.category(code).name)).join(", "),
        `${say(entry.permitted ? terms.permit : terms.deny)}. ${whyOf(access, draft)}`,
      ];
    }),
  };
};

/** Everything about her as a document that a screen reader reads. */
export async function exportDocument(visit: PersonVisit): Promise<Uint8Array> {
  const { language, now, persona, signedIn } = visit;
  const accesses: ExplainedAccess[] = [];
  for await (const some of accessesForExport(visit, undefined, IN_PDF)) accesses.push(...some);
  const facts = await exportFacts(visit);
  const names = await namesOfExport(visit, facts, accesses);
  const last = accesses.at(-1)?.entry;
  const isCut = accesses.length === IN_PDF && last !== undefined && (await hasMore(visit, last));
  const say = (words: Text3) => words[language];
  const draft: Draft = { say, language, names };
  const none = say(exportedWords.none);
  const { representations, breaches } = otherRows(facts, draft);
  const whose = persona.kind === "represented" ? persona.name : signedIn.name;
  const blocks: PdfBlock[] = [
    { kind: "heading", level: 1, text: say(exportedWords.title) },
    {
      kind: "definitions",
      rows: [
        ...row(say(exportedWords.of), whose),
        ...row(say(exportedWords.made), instantText(now, language)),
      ],
    },
    ...part(say(exportedWords.consents), none, consentRows(facts, draft, visit)),
    ...part(say(exportedWords.requests), none, requestRows(facts, draft, visit)),
    heading(say(exportedWords.accesses)),
    accesses.length === 0 ? { kind: "paragraph", text: none } : accessTable(accesses, draft),
    ...(isCut ? [{ kind: "paragraph", text: say(exportedWords.more) } as const] : []),
    ...part(say(exportedWords.duties), none, dutyRows(facts, draft, visit)),
    ...part(say(exportedWords.rights), none, rightsRows(facts, draft)),
    ...part(say(exportedWords.representations), none, representations),
    ...part(say(exportedWords.breaches), none, breaches),
  ];
  const title = say(exportedWords.title);
  return pdfDocument({ language, title, madeAt: now, footer: say(exportedWords.footer), blocks });
}
