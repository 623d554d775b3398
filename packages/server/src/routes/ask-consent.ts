import { createHash } from "node:crypto";
import {
  askConsent,
  coverageToAsk,
  legalDayOf,
  EMPTY_SUBJECT,
  NOTICE_VERSION,
  noticeHashInput,
  parseIin,
  pickMatchingWord,
  refuse,
  renderNotice,
  termToAsk,
  type AskConsent,
  type Coverage,
  type DigitalObject,
  type ConsentTerm,
  type Purpose,
  type RequestId,
  type Text3,
} from "@kelisim/core";
import type { CreateConsentRequestBody } from "@kelisim/protocol";
import {
  categoriesByCodes,
  ensureSubject,
  keepNotice,
  objectById,
  partiesByIds,
  partyById,
  purposeById,
  purposeHeld,
  type Queryable,
} from "@kelisim/store";
import { ok, type Call, type Reply } from "../http/operation.ts";
import { requestView } from "../views/consent-views.ts";
import { unknownReferences } from "./references.ts";
import { refusalReply } from "./refusal-reply.ts";
import { isRefused, runCommand } from "./run-command.ts";

type AskCall = Call<CreateConsentRequestBody>;

const namedOf = (body: CreateConsentRequestBody): Partial<Coverage> => ({
  ...(body.categories === undefined ? {} : { categories: body.categories }),
  ...(body.actions === undefined ? {} : { actions: body.actions }),
  ...(body.recipients === undefined ? {} : { recipients: body.recipients }),
});

async function noticeFor(
  call: AskCall,
  tx: Queryable,
  purpose: Purpose,
  object: DigitalObject,
  coverage: Coverage,
  term: ConsentTerm,
): Promise<{ readonly hash: string; readonly version: number; readonly text: Text3 }> {
  const text = renderNotice({
    party: call.caller.party,
    purpose,
    object,
    coverage,
    categories: await categoriesByCodes(tx, coverage.categories),
    recipients: await partiesByIds(tx, coverage.recipients),
    term,
    operator: (await partyById(tx, object.operatorId)) ?? call.caller.party,
  });
  const hash = createHash("sha256").update(noticeHashInput(text)).digest("hex");
  return { hash, version: NOTICE_VERSION, text };
}

/** Stands for the notice where it is not yet known whether the question may be put. */
const NO_NOTICE = { version: NOTICE_VERSION, hash: "" };

/** A party asks a person for consent. */
export async function createConsentRequest(call: AskCall): Promise<Reply> {
  const { ctx, body, caller, now } = call;
  const { db, ring } = ctx.store;
  const known = await purposeById(db, body.purpose_id);
  const object = await objectById(db, body.object_id);
  const unknown = [
    ...(known?.partyId === caller.party.id ? [] : ["/purpose_id"]),
    ...(object === undefined ? ["/object_id"] : []),
  ];
  if (known === undefined || object === undefined || unknown.length > 0) {
    return unknownReferences(unknown);
  }
  const iin = parseIin(body.data_subject.iin);
  if (!iin.ok) throw new Error("an IIN passed its schema and does not parse");

  const named = {
    id: ctx.ids.next("req"),
    object,
    matchingWord: pickMatchingWord(ctx.ids),
    validUntil: body.valid_until ?? null,
    language: body.language ?? "kk",
    sealed: body.phone === undefined ? {} : { phone: body.phone },
  };
  // Whatever is wrong with the question itself comes first: a person whom nobody knows stays unknown.
  const coverageAsked = coverageToAsk(known, namedOf(body));
  const question = { ...named, purpose: known, coverage: coverageAsked, notice: NO_NOTICE };
  const judged = askConsent(EMPTY_SUBJECT, question, ctx.store.kind, now);
  if (!judged.ok) return refusalReply(judged);
  const done = await runCommand<RequestId>(call, {
    subjectId: () => ensureSubject(db, ring, iin.iin),
    fields: { iin: iin.iin },
    resultId: (requestId) => requestId,
    decide: async (state, tx) => {
      const purpose = await purposeHeld(tx, body.purpose_id);
      if (purpose === undefined) return refuse("purpose-not-active");
      const coverage = coverageToAsk(purpose, namedOf(body));
      const term = termToAsk(purpose, named.validUntil, legalDayOf(now));
      const notice = await noticeFor(call, tx, purpose, object, coverage, term);
      const { version, hash } = notice;
      const ask: AskConsent = { ...named, purpose, coverage, notice: { version, hash } };
      const asked = askConsent(state, ask, ctx.store.kind, now);
      if (asked.ok) await keepNotice(tx, notice, now);
      return asked;
    },
  });
  if (isRefused(done)) return done;
  const request = done.state.requests.get(done.result);
  if (request === undefined) throw new Error("the new request is not in the state");
  return ok(requestView(request, now, call.baseUrl));
}
