import {
  formatInstant,
  newestAnswer,
  statusOf,
  type Consent,
  type ConsentTerm,
  type Instant,
  type PartyId,
  type ReceiptId,
  type ServiceKind,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import type { ReceiptFacts, ReceiptParty, ReceiptTerm } from "@kelisim/evidence";
import {
  loadEvents,
  objectById,
  partiesByIds,
  purposeAtVersion,
  purposeById,
  type Queryable,
} from "@kelisim/store";
import { lineOfConsent } from "../portal/person/consents/shown-line.ts";
import { isLineClosed } from "../routes/consents.ts";
import { receiptEvents, type PartyOf } from "./receipt-events.ts";

/** A consent of somebody, as a receipt is to tell of it. */
export type ConsentToTell = {
  readonly subjectId: SubjectId;
  readonly state: SubjectState;
  readonly consent: Consent;
  readonly service: ServiceKind;
  /** Public address of the service. */
  readonly baseUrl: string;
  readonly now: Instant;
};

/** What tells one receipt from another that says the same. */
export type ReceiptMarks = {
  readonly id: ReceiptId;
  /** 32 hex digits at random, of this receipt alone. */
  readonly dataSubject: string;
  readonly madeAt: Instant;
};

const partyFacts = ({ name, bin }: ReceiptParty): ReceiptParty => ({ name, bin });

const termFacts = (term: ConsentTerm): ReceiptTerm =>
  term.kind === "date"
    ? {
        kind: "date",
        lastDay: term.lastDay,
        ...(term.basis !== undefined && { basis: term.basis }),
      }
    : { kind: term.kind, ...(term.lastDay !== undefined && { lastDay: term.lastDay }) };

/** Everybody whom the events of a consent may name. */
async function partiesNamed(db: Queryable, ids: readonly PartyId[]): Promise<PartyOf> {
  const found = new Map((await partiesByIds(db, [...new Set(ids)])).map((each) => [each.id, each]));
  return (id) => {
    const party = found.get(id);
    if (party === undefined) throw new Error("a consent names a party that is gone");
    return partyFacts(party);
  };
}

/** The state of the registry that a consent's status hangs on, beside what its version said. */
async function registryOf(db: Queryable, { purposeId, purposeVersion, objectId }: Consent) {
  const purpose = await purposeById(db, purposeId);
  const given = await purposeAtVersion(db, purposeId, purposeVersion);
  const object = await objectById(db, objectId);
  if (purpose === undefined || given === undefined || object === undefined) {
    throw new Error("a consent names a registry record that is gone");
  }
  return { purpose, given, object };
}

/** The events that a receipt tells of, and who vouched for them. */
async function lifeOf(db: Queryable, { subjectId, state, consent }: ConsentToTell) {
  const events = await loadEvents(db, subjectId, state.seq);
  const vouched = events.flatMap(({ body }) =>
    "provenance" in body && body.provenance.kind !== "person" ? [body.provenance.partyId] : [],
  );
  return { events, partyOf: await partiesNamed(db, [consent.partyId, ...vouched]) };
}

/**
 * All that a receipt of a consent says now. Words of the registry are those of the moment of the answer; the
 * status is judged at `now`. Nothing in it names the person.
 */
export async function factsOfConsent(
  db: Queryable,
  told: ConsentToTell,
  marks: ReceiptMarks,
): Promise<ReceiptFacts> {
  const { state, consent, baseUrl, now } = told;
  const { purpose, given, object } = await registryOf(db, consent);
  const line = await lineOfConsent(db, state, consent);
  const newest = newestAnswer(state, consent) ?? consent;
  const isClosed = isLineClosed({ purpose, object });
  const status = statusOf(consent, newest, purpose.achievedCount, now, isClosed);
  const request =
    consent.requestId === undefined ? undefined : state.requests.get(consent.requestId);
  const { categories: named } = given;
  const isOptional = (code: string): boolean =>
    request === undefined
      ? named.optional.includes(code)
      : !request.requiredCategories.includes(code);
  return {
    receiptId: marks.id,
    consentId: consent.id,
    dataSubject: marks.dataSubject,
    madeAt: formatInstant(marks.madeAt),
    service: { kind: told.service, url: baseUrl },
    status,
    ...(consent.language !== undefined && { language: consent.language }),
    ...(request !== undefined && {
      notice: { version: request.notice.version, sha256: request.notice.hash },
    }),
    purpose: { id: purpose.id, ...line.purpose },
    categories: line.required.map((category) => ({
      ...category,
      optional: isOptional(category.code),
    })),
    actions: line.actions,
    party: partyFacts(line.party),
    ...(line.onBehalfOf !== undefined && { onBehalfOf: partyFacts(line.onBehalfOf) }),
    object: {
      id: object.id,
      name: line.object.name,
      owner: partyFacts(line.object.owner),
      operator: partyFacts(line.object.operator),
      storageCountry: line.object.storageCountry,
    },
    source: given.source,
    recipients: line.recipients.map(partyFacts),
    countries: line.countries,
    published: line.published,
    term: termFacts(line.term),
    ...(line.automated !== undefined && { automated: line.automated }),
    withdrawUrl: `${baseUrl}/me/consents/${consent.id}/withdraw`,
    events: receiptEvents({ consent, state, status, ...(await lifeOf(db, told)) }),
  };
}
