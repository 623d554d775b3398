import { createHash } from "node:crypto";
import {
  askConsent,
  coverageToAsk,
  EMPTY_SUBJECT,
  NOTICE_VERSION,
  noticeHashInput,
  parseIin,
  pickMatchingWord,
  refuse,
  renderNotice,
  whatToAsk,
  type AskConsent,
  type Asked,
  type Coverage,
  type DigitalObject,
  type Purpose,
  type RequestId,
  type TermBasis,
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
import { ok, problem, type Call, type ProblemReply, type Reply } from "../http/operation.ts";
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

function basisOf({ term_basis }: CreateConsentRequestBody): TermBasis | undefined {
  if (term_basis?.kind !== "law") return term_basis && { kind: "contract" };
  const { kind, act, article } = term_basis;
  return { kind, act, article };
}

/** What of a request is about this person alone. */
const sealedOf = ({ phone, term_basis }: CreateConsentRequestBody) => ({
  ...(phone !== undefined && { phone }),
  ...(term_basis?.kind === "contract" && { contract: term_basis.reference }),
});

/** A request for what is missing goes by the terms of the consent that stands, and names none. */
function termsBesideOnlyMissing(body: CreateConsentRequestBody): ProblemReply | undefined {
  if (body.only_missing !== true) return undefined;
  const members = ["actions", "recipients", "valid_until", "term_basis"] as const;
  const faults = members
    .filter((member) => body[member] !== undefined)
    .map((member) => ({ pointer: `/${member}`, code: "only-missing-names-terms" }) as const);
  return faults.length === 0 ? undefined : problem("only-missing-names-terms", { faults });
}

async function noticeFor(
  call: AskCall,
  tx: Queryable,
  purpose: Purpose,
  object: DigitalObject,
  { coverage, term, addsTo }: Asked,
): Promise<{ readonly hash: string; readonly version: number; readonly text: Text3 }> {
  const granted = addsTo?.categories ?? [];
  const text = renderNotice({
    party: call.caller.party,
    purpose,
    object,
    coverage,
    granted,
    categories: await categoriesByCodes(tx, [...coverage.categories, ...granted]),
    recipients: await partiesByIds(tx, coverage.recipients),
    term,
    operator: (await partyById(tx, object.operatorId)) ?? call.caller.party,
  });
  const hash = createHash("sha256").update(noticeHashInput(text)).digest("hex");
  return { hash, version: NOTICE_VERSION, text };
}

/** Stands for the notice where it is not yet known whether the question may be put. */
const NO_NOTICE = { version: NOTICE_VERSION, hash: "" };

/** The question as it would be put to somebody who has granted nothing or, where only the rest is asked, all. */
const questionAlone = (coverage: Coverage, { categories }: Purpose, isRest: boolean): Coverage =>
  isRest
    ? { ...coverage, categories: [...new Set([...coverage.categories, ...categories.required])] }
    : coverage;

/** A question that may be put, whoever is asked: all of it but the person. */
type Question = {
  readonly object: DigitalObject;
  readonly named: Omit<AskConsent, "purpose" | "coverage" | "notice">;
};

const isFaulty = (judged: Question | ProblemReply): judged is ProblemReply => "problem" in judged;

async function judgeQuestion(
  call: Pick<AskCall, "ctx" | "caller" | "body" | "now">,
): Promise<Question | ProblemReply> {
  const { ctx, body, caller, now } = call;
  const { db, kind } = ctx.store;
  const beside = termsBesideOnlyMissing(body);
  if (beside !== undefined) return beside;
  const known = await purposeById(db, body.purpose_id);
  const object = await objectById(db, body.object_id);
  const unknown = [
    ...(known?.partyId === caller.party.id ? [] : ["/purpose_id"]),
    ...(object === undefined ? ["/object_id"] : []),
  ];
  if (known === undefined || object === undefined || unknown.length > 0) {
    return unknownReferences(unknown);
  }
  const onlyMissing = body.only_missing === true;
  const named = {
    id: ctx.ids.next("req"),
    object,
    matchingWord: pickMatchingWord(ctx.ids),
    validUntil: body.valid_until ?? null,
    termBasis: basisOf(body),
    onlyMissing,
    language: body.language ?? "kk",
    sealed: sealedOf(body),
  };
  // Whatever is wrong with the question itself comes first: a person whom nobody knows stays unknown.
  const coverage = questionAlone(coverageToAsk(known, namedOf(body)), known, onlyMissing);
  const question = { ...named, purpose: known, coverage, notice: NO_NOTICE };
  const judged = askConsent(EMPTY_SUBJECT, question, kind, now, ctx.config.readings);
  return judged.ok ? { object, named } : refusalReply(judged);
}

/** What is wrong with a question whoever is asked; `undefined` where nothing is. Nobody is looked up. */
export async function faultOfQuestion(
  call: Pick<AskCall, "ctx" | "caller" | "body" | "now">,
): Promise<ProblemReply | undefined> {
  const judged = await judgeQuestion(call);
  return isFaulty(judged) ? judged : undefined;
}

/** A party asks a person for consent. */
export async function createConsentRequest(call: AskCall): Promise<Reply> {
  const { ctx, body, now } = call;
  const { db, ring, kind } = ctx.store;
  const { readings } = ctx.config;
  const judged = await judgeQuestion(call);
  if (isFaulty(judged)) return judged;
  const { object, named } = judged;
  const iin = parseIin(body.data_subject.iin);
  if (!iin.ok) throw new Error("an IIN passed its schema and does not parse");
  const done = await runCommand<RequestId>(call, {
    subjectId: () => ensureSubject(db, ring, iin.iin),
    fields: { iin: iin.iin },
    resultId: (requestId) => requestId,
    decide: async (state, tx) => {
      const purpose = await purposeHeld(tx, body.purpose_id);
      if (purpose === undefined) return refuse("purpose-not-active");
      const wanted = { ...named, purpose, coverage: coverageToAsk(purpose, namedOf(body)) };
      const asked = whatToAsk(state, wanted, now);
      const notice = await noticeFor(call, tx, purpose, object, asked);
      const { version, hash } = notice;
      const ask: AskConsent = { ...wanted, notice: { version, hash } };
      const result = askConsent(state, ask, kind, now, readings);
      if (result.ok) await keepNotice(tx, notice, now);
      return result;
    },
  });
  if (isRefused(done)) return done;
  const request = done.state.requests.get(done.result);
  if (request === undefined) throw new Error("the new request is not in the state");
  return ok(requestView(request, now, call.baseUrl));
}
