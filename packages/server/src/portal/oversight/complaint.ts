import { legalDayOf, parseId, type LawSource } from "@kelisim/core";
import type { CaseFileAnswer } from "@kelisim/protocol";
import { categoriesByCodes, purposesByIds } from "@kelisim/store";
import {
  oversightActionName,
  complaintWords,
  answerOutcomes,
  OversightComplaintPage,
  type CaseFileFacts,
} from "@kelisim/web/pages";
import { h } from "preact";
import { callForBytes, callOperation } from "../call-operation.ts";
import { evidenceAnswer, evidencePending } from "../evidence-answer.ts";
import { NOT_FOUND_PAGE, page, type PageAnswer } from "../page-answer.ts";
import type { StaffVisit } from "../visit.ts";
import { dueOf } from "./complaints.ts";
import { instantIn } from "./instant-in.ts";
import { looked, type Found } from "./looked.ts";

/** What a complaint is looked at for: it was made to this body. */
const REASON = complaintWords.logReason.kk;

const pathOf = (id: string): string => `/oversight/complaints/${id}`;

type Words = {
  readonly categories: (codes: readonly string[]) => string;
  readonly purpose: (id: string) => CaseFileFacts["consents"][number]["purpose"] | undefined;
};

async function wordsOf({ shell, language }: StaffVisit, file: CaseFileAnswer): Promise<Words> {
  const { db } = shell.ctx.store;
  const named = [...file.consents, ...file.accesses];
  const codes = new Set(named.flatMap(({ categories }) => categories));
  const ids = named.flatMap(({ purpose_id: id }) => parseId("pur", id) ?? []);
  const [categories, purposes] = await Promise.all([
    categoriesByCodes(db, [...codes]),
    purposesByIds(db, ids),
  ]);
  const purposeNames = new Map<string, (typeof purposes)[number]["name"]>(
    purposes.map(({ id, name }) => [id, name]),
  );
  return {
    categories: (all) =>
      all.flatMap((code) => categories.get(code)?.name[language] ?? []).join(", "),
    purpose: (id) => purposeNames.get(id),
  };
}

function factsOf(visit: StaffVisit, file: CaseFileAnswer, words: Words): CaseFileFacts {
  const notices = new Map(file.notices.map(({ hash, text }) => [hash, text]));
  return {
    party: { name: file.party.name, bin: file.party.bin },
    filedAt: instantIn(file.filed_at),
    iin: file.data_subject?.iin,
    text: file.text,
    // An id of a decision is for machines; whoever wrote a text meant it for people.
    decision:
      file.about.decision_ref?.startsWith("dec_") === true ? undefined : file.about.decision_ref,
    duties: file.duties.map((duty) => ({
      ...{ id: duty.id, kind: duty.kind, answer: duty.text, finding: duty.finding },
      due: dueOf(visit, duty),
      outcome: duty.outcome === undefined ? undefined : answerOutcomes[duty.outcome],
      dischargedAt: duty.discharged_at === undefined ? undefined : instantIn(duty.discharged_at),
      source: {
        act: duty.rule.act,
        article: duty.rule.article,
        ...(duty.rule.part !== undefined && { part: duty.rule.part }),
      } as LawSource,
      by: duty.rule.by,
    })),
    calls: file.rights_calls.map((call) => ({
      ...{ at: instantIn(call.received_at), kind: call.kind, text: call.text },
    })),
    consents: file.consents.map((consent) => ({
      ...{ id: consent.id, purpose: consent.purpose, status: consent.status },
      grantedAt: instantIn(consent.granted_at),
      lastDay: consent.valid_until.date,
      categories: words.categories(consent.categories),
      notice: consent.notice_hash === undefined ? undefined : notices.get(consent.notice_hash),
    })),
    said: file.said.map(({ at, event, text }) => ({ at: instantIn(at), event, text })),
    accesses: file.accesses.map((access) => ({
      ...{ at: instantIn(access.decided_at), permitted: access.decision },
      ...{ action: oversightActionName(access.action), reason: access.reason.text },
      categories: words.categories(access.categories),
      purpose: words.purpose(access.purpose_id),
    })),
    isComplete: file.accesses_complete,
    norms: file.norms.map(({ id, place, text }) => ({ id, place, text })),
    download: `${pathOf(file.id)}/case-file.json`,
    evidence: `${pathOf(file.id)}/evidence.zip`,
  };
}

/** The case file as it goes out: the same bytes for the page's hash and for the file. */
const bytesOf = (file: CaseFileAnswer): string => `${JSON.stringify(file, null, 2)}\n`;

/** Reads a case file, and writes the look down before anything of it leaves. */
async function openFile(
  visit: StaffVisit,
  ending: string,
  show: (file: CaseFileAnswer) => Promise<PageAnswer>,
): Promise<PageAnswer> {
  const id = parseId("rgt", visit.params["id"] ?? "");
  if (id === undefined) return NOT_FOUND_PAGE;
  const look = { page: `${pathOf(id)}${ending}`, reason: REASON };
  return looked(visit, look, async (): Promise<Found> => {
    const found = await callOperation(visit, "get-case-file", { params: { id } });
    if (!found.ok) return { rows: 0, bytes: "", answer: NOT_FOUND_PAGE };
    return { rows: 1, bytes: bytesOf(found.body), answer: await show(found.body) };
  });
}

/** `/oversight/complaints/:id` */
export const showComplaint = (visit: StaffVisit): Promise<PageAnswer> =>
  openFile(visit, "", async (file) => {
    const own = file.rights_calls.find(({ id }) => id === file.id);
    const duty = file.duties.find(({ id }) => id === own?.duty_id);
    return page(
      complaintWords.fileTitle,
      h(OversightComplaintPage, {
        file: factsOf(visit, file, await wordsOf(visit, file)),
        due: duty === undefined ? undefined : dueOf(visit, duty),
      }),
    );
  });

/** `/oversight/complaints/:id/case-file.json` */
export const downloadComplaint = (visit: StaffVisit): Promise<PageAnswer> =>
  openFile(visit, "/case-file.json", async (file) => ({
    kind: "file",
    type: "application/json; charset=utf-8",
    name: "kelisim-case-file.json",
    bytes: bytesOf(file),
  }));

/** `/oversight/complaints/:id/evidence.zip`: a look like any other. */
export async function complaintEvidence(visit: StaffVisit): Promise<PageAnswer> {
  const id = parseId("rgt", visit.params["id"] ?? "");
  if (id === undefined) return NOT_FOUND_PAGE;
  const look = { page: `${pathOf(id)}/evidence.zip`, reason: REASON };
  return looked(visit, look, async (): Promise<Found> => {
    const found = await callForBytes(visit, "get-complaint-evidence", { params: { id } });
    if (found.ok) {
      const name = `kelisim-evidence-complaint-${legalDayOf(visit.now)}.zip`;
      const answer = evidenceAnswer({ name, bytes: found.body }, pathOf(id));
      return { rows: 1, bytes: found.body, answer };
    }
    const isPending = found.problem === "evidence-not-in-log";
    return { rows: 0, bytes: "", answer: isPending ? evidencePending(pathOf(id)) : NOT_FOUND_PAGE };
  });
}
