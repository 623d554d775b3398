import {
  newestAnswer,
  parseIin,
  parseInstant,
  type Consent,
  type ConsentId,
  type DigitalObject,
  type Purpose,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import type { ConsentAnswer, IdParams, PageQuery, SearchConsentsBody } from "@kelisim/protocol";
import {
  consentsOfParty,
  objectById,
  purposeById,
  searchSubject,
  type ListedConsent,
} from "@kelisim/store";
import type { Context } from "../context.ts";
import { ok, type Call, type Caller, type Reply } from "../http/operation.ts";
import { consentView } from "../views/consent-views.ts";
import { pageOf } from "./page.ts";
import { NOT_FOUND, pathId } from "./references.ts";

/** A consent with the person who gave it and the registry records that it names. */
export type FoundConsent = {
  readonly subjectId: SubjectId;
  readonly consent: Consent;
  readonly state: SubjectState;
  readonly purpose: Purpose;
  readonly object: DigitalObject;
};

export async function findConsent(
  ctx: Context,
  id: ConsentId | undefined,
): Promise<FoundConsent | undefined> {
  const { db } = ctx.store;
  const person = id === undefined ? undefined : await ctx.reads.persons.get(id.slice(4));
  const consent = id === undefined ? undefined : person?.state.consents.get(id);
  if (person === undefined || consent === undefined) return undefined;
  const purpose = await purposeById(db, consent.purposeId);
  const object = await objectById(db, consent.objectId);
  if (purpose === undefined || object === undefined) return undefined;
  return { ...person, consent, purpose, object };
}

/**
 * Who holds data under a consent: the party it was given to, the object's owner and operator, recipients,
 * those too that were taken back and owe a stop.
 */
export const isHolder = ({ party }: Caller, { consent, object, state }: FoundConsent): boolean =>
  party.id === consent.partyId ||
  party.id === object.ownerId ||
  party.id === object.operatorId ||
  consent.recipients.includes(party.id) ||
  [...state.duties.values()].some(
    ({ cause, partyId }) =>
      partyId === party.id && cause.kind === "consent" && cause.id === consent.id,
  );

/** Whether nothing can be done under a consent any more, because its purpose or its object is closed. */
export const isLineClosed = ({ purpose, object }: Pick<FoundConsent, "purpose" | "object">) =>
  purpose.status === "closed" || object.status === "closed";

/** A found consent as it stands now. */
export const showConsent = (call: Pick<Call, "ctx" | "now">, found: FoundConsent): ConsentAnswer =>
  consentView(found.consent, {
    newestSeq: newestAnswer(found.state, found.consent)?.seq ?? found.consent.seq,
    achievedCount: found.purpose.achievedCount,
    isLineClosed: isLineClosed(found),
    now: call.now,
    service: call.ctx.store.kind,
  });

export async function getConsent(call: Call<unknown, IdParams>): Promise<Reply> {
  const found = await findConsent(call.ctx, pathId("con", call.params));
  if (found === undefined || !isHolder(call.caller, found)) return NOT_FOUND;
  return ok(showConsent(call, found));
}

/** The consents given to the caller, newest first. A person nobody knows has none. */
export async function searchConsents(
  call: Call<SearchConsentsBody, unknown, PageQuery>,
): Promise<Reply> {
  const { ctx, body, caller, now, query } = call;
  const { db, ring, kind } = ctx.store;
  const iin = body.data_subject === undefined ? undefined : parseIin(body.data_subject.iin);
  const subjectId = iin?.ok === true ? await searchSubject(db, ring, iin.iin) : undefined;
  const asksForNobody = iin !== undefined && subjectId === undefined;
  return pageOf<ListedConsent>(call, {
    list: "consents",
    filter: [subjectId ?? null, body.purpose_id ?? null, body.status ?? null],
    query,
    read: async (after, limit) => {
      if (asksForNobody) return [];
      const at = after === undefined ? undefined : parseInstant(after["at"] ?? "");
      return consentsOfParty(db, {
        partyId: caller.party.id,
        subjectId,
        purposeId: body.purpose_id,
        after: at === undefined ? undefined : { at, id: after?.["id"] ?? "" },
        limit,
      });
    },
    endOf: ({ record }) => ({ at: record.grantedAt.toString(), id: record.id.slice(4) }),
    show: ({ record, ...around }) => {
      const shown = consentView(record, { ...around, now, service: kind });
      return body.status === undefined || shown.status === body.status ? shown : undefined;
    },
  });
}
