import {
  compareInstants,
  newestAnswer,
  statusOf,
  type Consent,
  type ConsentStatus,
  type Duty,
  type Provenance,
  type SubjectState,
} from "@kelisim/core";
import { noticeByHash, objectById, purposeById, toldEvents, type Queryable } from "@kelisim/store";
import type { ShownReceipt } from "@kelisim/web/pages";
import { isLineClosed } from "../../../routes/consents.ts";
import type { PersonVisit } from "../../visit.ts";
import { noticeOf } from "./request-page.ts";
import { lineOfConsent, shownParties } from "./shown-line.ts";
import { shownTrackers } from "./shown-tracker.ts";

/** How a consent stands now. */
async function statusNow(
  db: Queryable,
  state: SubjectState,
  consent: Consent,
  now: PersonVisit["now"],
): Promise<ConsentStatus> {
  const purpose = await purposeById(db, consent.purposeId);
  const object = await objectById(db, consent.objectId);
  if (purpose === undefined || object === undefined) {
    throw new Error("a consent names a registry record that is gone");
  }
  const newest = newestAnswer(state, consent) ?? consent;
  return statusOf(consent, newest, purpose.achievedCount, now, isLineClosed({ purpose, object }));
}

/** What came of a withdrawal or of a dispute, the newest first. */
const dutiesAbout = ({ duties }: SubjectState, { id }: Consent): readonly Duty[] =>
  [...duties.values()]
    .filter(
      ({ cause }) => (cause.kind === "consent" || cause.kind === "dispute") && cause.id === id,
    )
    .toSorted((a, b) => compareInstants(b.openedAt, a.openedAt));

/** The hash of what proves it: of an imported one the party's, else that of the answer's own event. */
async function evidenceOf(
  { shell, subjectId }: PersonVisit,
  consent: Consent,
): Promise<string | undefined> {
  if (consent.evidenceSha256 !== undefined) return consent.evidenceSha256;
  const { db, ring } = shell.ctx.store;
  for (const { body } of await toldEvents(db, ring, subjectId, ["consent.granted"])) {
    if (body.type === "consent.granted" && body.consentId === consent.id) {
      return body.evidenceSha256;
    }
  }
  return undefined;
}

async function noticeShown(visit: PersonVisit, state: SubjectState, consent: Consent) {
  const { requestId, noticeHash } = consent;
  const request = requestId === undefined ? undefined : state.requests.get(requestId);
  if (request !== undefined) return noticeOf(visit, request);
  if (noticeHash === undefined) return undefined;
  const text = await noticeByHash(visit.shell.ctx.store.db, noticeHash);
  return text === undefined ? undefined : { text, hash: noticeHash, version: undefined };
}

async function recordedBy(
  db: Queryable,
  provenance: Provenance,
): Promise<ShownReceipt["recordedBy"]> {
  const { kind } = provenance;
  if (kind === "person") return { kind, party: undefined };
  const [party] = await shownParties(db, [provenance.partyId]);
  return { kind, party };
}

const wasDisputed = ({ duties }: SubjectState, { id }: Consent): boolean =>
  [...duties.values()].some(
    ({ kind, cause }) => kind === "prove-consent" && cause.kind === "dispute" && cause.id === id,
  );

/** A consent with all that its receipt shows. */
export async function shownReceipt(
  visit: PersonVisit,
  state: SubjectState,
  consent: Consent,
): Promise<ShownReceipt> {
  const { db } = visit.shell.ctx.store;
  const { end, grantedAt, effectiveAt, representationId } = consent;
  const line = await lineOfConsent(db, state, consent);
  const representation =
    representationId === undefined ? undefined : state.representations.get(representationId);
  const standsOrEnded = end.state === "standing" || end.state === "fulfilled";
  return {
    id: consent.id,
    status: await statusNow(db, state, consent, visit.now),
    ...{ line, grantedAt },
    effectiveAt: compareInstants(effectiveAt, grantedAt) === 0 ? undefined : effectiveAt,
    how: consent.confirmation,
    recordedBy: await recordedBy(db, consent.provenance),
    actedBy: representation?.basis,
    language: consent.language,
    notice: await noticeShown(visit, state, consent),
    evidenceSha256: await evidenceOf(visit, consent),
    withdrawnAt: end.state === "withdrawn" ? end.at : undefined,
    disputedAt: end.state === "disputed" ? end.at : undefined,
    proveBy: end.state === "disputed" ? end.proveBy : undefined,
    endedAt: end.state === "fulfilled" ? end.at : undefined,
    supersededBy: end.state === "superseded" ? end.by : undefined,
    trackers: await shownTrackers(visit, state, dutiesAbout(state, consent)),
    can: {
      withdraw: standsOrEnded || end.state === "disputed",
      dispute: visit.actingFor === undefined && standsOrEnded && !wasDisputed(state, consent),
      object: line.automated !== undefined,
    },
  };
}
