import {
  formatInstant,
  newestAnswer,
  normById,
  ruleById,
  statusOf,
  type Consent,
  type Duty,
  type DutyId,
  type Instant,
  type LawSource,
  type Party,
  type PartyId,
  type Purpose,
  type RightsCall,
  type SealedPart,
  type SubjectState,
  type Text3,
  type WorkingDayCalendar,
} from "@kelisim/core";
import type { CaseFileAnswer } from "@kelisim/protocol";
import type { Sealer, ToldEvent } from "@kelisim/store";
import type { Explanation } from "../access/explain.ts";
import { dutyBasis, dutyView, retentionIdOf } from "./duty-view.ts";
import { explanationView } from "./explanation-view.ts";
import { normView } from "./norm-view.ts";

/** A consent with the words that were shown for it. */
export type CaseConsent = {
  readonly consent: Consent;
  /** As it read when she consented. */
  readonly purpose: Purpose;
  readonly achievedCount: number;
  /** Whether its purpose or its object is closed. */
  readonly isLineClosed: boolean;
  readonly notice: Text3 | undefined;
};

export type CaseAccess = Explanation;

/** Everything that a case file is made of. */
export type CaseFile = {
  readonly complaint: RightsCall;
  readonly party: Party;
  readonly state: SubjectState;
  readonly told: readonly ToldEvent[];
  readonly now: Instant;
  readonly sealer: Sealer;
  readonly calendar: WorkingDayCalendar;
  /** Of the person; nobody else's stands in the file. */
  readonly iin: string | undefined;
  readonly consents: readonly CaseConsent[];
  readonly accesses: readonly CaseAccess[];
  readonly complete: boolean;
};

const TITLE: Text3 = {
  kk: "Шағым бойынша іс материалдары",
  ru: "Материалы дела по жалобе",
  en: "Case file of a complaint",
};

/** Her right to complain, whatever else the file cites. */
const RIGHT_TO_COMPLAIN = "L231-6-19-1-3b";

const wordsOfCall = (told: readonly ToldEvent[], id: RightsCall["id"]): SealedPart =>
  told.find(({ body }) => body.type === "rights-call.received" && body.call.id === id)?.words ?? {};

const wordsOfDischarge = (told: readonly ToldEvent[], id: DutyId): SealedPart =>
  told.find(({ body }) => body.type === "duty.discharged" && body.dutyId === id)?.words ?? {};

const wordsOfOpening = (told: readonly ToldEvent[], id: DutyId): SealedPart =>
  told.find(({ body }) => body.type === "duty.opened" && body.duty.id === id)?.words ?? {};

type Answer = CaseFileAnswer;

function callView(call: RightsCall, words: SealedPart): Answer["rights_calls"][number] {
  return {
    id: call.id,
    kind: call.kind,
    received_at: formatInstant(call.receivedAt),
    text: words["text"],
    purpose_id: call.purposeId ?? undefined,
    object_id: call.objectId,
    decision_ref: words["decision_ref"],
    evidence_sha256: words["evidence_sha256"],
    duty_id: call.dutyId,
  };
}

function consentView(
  { consent, purpose, achievedCount, isLineClosed }: CaseConsent,
  { state, now }: CaseFile,
): Answer["consents"][number] {
  const newest = newestAnswer(state, consent) ?? consent;
  return {
    id: consent.id,
    status: statusOf(consent, newest, achievedCount, now, isLineClosed),
    purpose_id: consent.purposeId,
    purpose_version: consent.purposeVersion,
    purpose: purpose.name,
    object_id: consent.objectId,
    granted_at: formatInstant(consent.grantedAt),
    effective_at: formatInstant(consent.effectiveAt),
    valid_until: { kind: consent.term.kind, date: consent.term.lastDay },
    categories: consent.categories,
    actions: consent.actions,
    confirmation: consent.confirmation,
    provenance: consent.provenance.kind,
    language: consent.language,
    notice_hash: consent.noticeHash,
  };
}

const EVENT = {
  "consent.withdrawn": "withdrawn",
  "consent.narrowed": "narrowed",
  "consent.disputed": "disputed",
} as const;

/** Her refusals of the party's requests, and what she took back or disputed. */
function saidViews({ told, state, party, consents }: CaseFile): Answer["said"] {
  const held = new Set(consents.map(({ consent }) => consent.id));
  return told.flatMap<Answer["said"][number]>(({ body, recordedAt, effectiveAt, words }) => {
    const when = { at: formatInstant(recordedAt), effective_at: formatInstant(effectiveAt) };
    if (body.type === "consent.refused") {
      const isToParty = state.requests.get(body.requestId)?.partyId === party.id;
      return isToParty ? [{ event: "refused", ...when, request_id: body.requestId }] : [];
    }
    if (
      body.type === "consent.withdrawn" ||
      body.type === "consent.narrowed" ||
      body.type === "consent.disputed"
    ) {
      const text = words["reason"];
      const line = { event: EVENT[body.type], ...when, consent_id: body.consentId, text };
      return held.has(body.consentId) ? [line] : [];
    }
    return [];
  });
}

function dutyLine(duty: Duty, file: CaseFile): Answer["duties"][number] {
  const { told, state, calendar, now } = file;
  const { source, term } = dutyBasis(duty, state);
  const words = wordsOfDischarge(told, duty.id);
  const shown = dutyView(duty, calendar, now);
  const reference = words["reference"];
  return {
    ...shown,
    retention_id: retentionIdOf(state, duty),
    ...(shown.ground !== undefined && {
      ground: { ...shown.ground, ...(reference !== undefined && { reference }) },
    }),
    rule: {
      by: term,
      act: source.act,
      article: source.article,
      part: source.part,
      norm: source.norm,
    },
    text: words["text"],
    finding: wordsOfOpening(told, duty.id)["text"],
  };
}

const retentionsOf = ({ state, party }: CaseFile): Answer["retentions"] =>
  state.retentions
    .filter(({ holderId }) => holderId === party.id)
    .map((retention) => ({
      id: retention.id,
      duty_id: retention.dutyId,
      consent_id: retention.consentId,
      ground: retention.ground,
      categories: retention.categories,
      actions: retention.actions,
      until: retention.until ?? undefined,
    }));

/** As she sees it herself: with the reason, without the party's own word for who asked there. */
function accessView(access: CaseAccess, sealer: Sealer): Answer["accesses"][number] {
  const {
    rules_tried: _tried,
    employee: _employee,
    ...line
  } = explanationView(access, sealer, undefined);
  return line;
}

/** The norms behind everything in the file, each once, in the order in which they come up. */
function normsOf(duties: readonly Duty[], { accesses, state }: CaseFile): Answer["norms"] {
  const decided = accesses.flatMap(({ replayed }): readonly LawSource[] => {
    const last = replayed.tried.at(-1);
    return last === undefined ? [] : [ruleById(last.rule).source];
  });
  const sources = [...duties.map((duty) => dutyBasis(duty, state).source), ...decided];
  const ids = sources.flatMap(({ norm, also = [] }) => [norm, ...also]);
  return [...new Set([RIGHT_TO_COMPLAIN, ...ids])].flatMap((id) => {
    const norm = id === undefined ? undefined : normById(id);
    return norm === undefined ? [] : [normView(norm)];
  });
}

const ofParty = <T extends { readonly partyId: PartyId }>(
  records: Iterable<T>,
  { party }: CaseFile,
): readonly T[] => [...records].filter(({ partyId }) => partyId === party.id);

/** The file as it goes out. */
export function caseFileView(file: CaseFile): CaseFileAnswer {
  const { complaint, party, state, told, now, sealer, iin, consents, accesses, complete } = file;
  const words = wordsOfCall(told, complaint.id);
  const duties = ofParty(state.duties.values(), file);
  return {
    id: complaint.id,
    prepared_at: formatInstant(now),
    title: TITLE,
    filed_at: formatInstant(complaint.receivedAt),
    addressee: complaint.addressee ?? "authorised-body",
    text: words["text"],
    data_subject: iin === undefined ? undefined : { iin },
    party: { id: party.id, bin: party.bin, name: party.name },
    about: {
      duty_id: state.duties.get(words["duty_id"] as DutyId)?.id,
      consent_id: state.consents.get(words["consent_id"] as Consent["id"])?.id,
      decision_ref: words["decision_ref"],
    },
    rights_calls: ofParty(state.rightsCalls.values(), file).map((call) =>
      callView(call, wordsOfCall(told, call.id)),
    ),
    consents: consents.map((each) => consentView(each, file)),
    notices: noticesOf(consents),
    said: saidViews(file),
    duties: duties.map((duty) => dutyLine(duty, file)),
    retentions: retentionsOf(file),
    accesses: accesses.map((access) => accessView(access, sealer)),
    accesses_complete: complete,
    norms: normsOf(duties, file),
  };
}

/** The exact words that were shown, by their hash. */
function noticesOf(consents: readonly CaseConsent[]): Answer["notices"] {
  const byHash = new Map(
    consents.flatMap(({ consent: { noticeHash }, notice }) =>
      notice === undefined || noticeHash === undefined ? [] : [[noticeHash, notice] as const],
    ),
  );
  return [...byHash].map(([hash, text]) => ({ hash, text }));
}
