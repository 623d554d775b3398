import {
  consentToProve,
  dischargeDuty,
  legalDayOf,
  mayNamePerson,
  parseId,
  type Duty,
  type DutyId,
  type PartyId,
  type RefusalGround,
  type SealedPart,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import type { DischargeDutyBody, DutyDetailAnswer, DutyQuery, IdParams } from "@kelisim/protocol";
import {
  dutiesOfParty,
  holdersInLine,
  iinsOf,
  readSubject,
  rightsCallWords,
  subjectOfRecord,
  type Of,
  type Queryable,
} from "@kelisim/store";
import { sealDecisionId } from "../access/decision-id.ts";
import type { Context } from "../context.ts";
import { ok, type Call, type Reply } from "../http/operation.ts";
import { dutyLawView, dutyView, retentionIdOf } from "../views/duty-view.ts";
import { pageOf } from "./page.ts";
import { NOT_FOUND, pathId } from "./references.ts";
import { isRefused, runCommand } from "./run-command.ts";
import { worldOf } from "./world.ts";

/** A duty with the person it is about. */
export type FoundDuty = {
  readonly subjectId: SubjectId;
  readonly duty: Duty;
  readonly state: SubjectState;
};

export async function ownDuty(call: Call<unknown, IdParams>): Promise<FoundDuty | undefined> {
  const { ctx, caller } = call;
  const id = pathId("dty", call.params);
  const subjectId = id === undefined ? undefined : await subjectOfRecord(ctx.store.db, id.slice(4));
  if (id === undefined || subjectId === undefined) return undefined;
  const state = await readSubject(ctx.store, subjectId);
  const duty = state.duties.get(id);
  return duty?.partyId === caller.party.id ? { subjectId, duty, state } : undefined;
}

/** The decision by which data were passed on, of which the person is to be told. */
const decisionIdOf = (ctx: Context, subjectId: SubjectId, { cause, deliveredAt }: Duty) =>
  cause.kind === "disclosure"
    ? sealDecisionId(ctx.store.sealer, {
        ...{ subjectId, recordedAt: deliveredAt },
        decisionId: cause.id,
      })
    : undefined;

/** A duty as its party reads it, with the person it is about. */
export async function dutyDetail(
  { ctx, now }: Pick<Call, "ctx" | "now">,
  { subjectId, duty, state }: FoundDuty,
): Promise<DutyDetailAnswer> {
  const { db, ring } = ctx.store;
  // Of a locked person only whoever keeps her data is told who she is. @law 255-VIII 41
  const named = mayNamePerson(state, duty, now) ? [subjectId] : [];
  const iin = (await iinsOf(db, ring, named)).get(subjectId);
  const person = iin === undefined ? undefined : { iin: iin.digits };
  const answer: DutyDetailAnswer = {
    ...dutyView(duty, ctx.calendar, now),
    law: dutyLawView(duty, state),
    retention_id: retentionIdOf(state, duty),
    data_subject: person,
    decision_id: decisionIdOf(ctx, subjectId, duty),
  };
  const called =
    duty.cause.kind === "rights-call" ? state.rightsCalls.get(duty.cause.id) : undefined;
  if (called === undefined) return answer;
  const words = await rightsCallWords(db, ring, subjectId, called.id);
  return {
    ...answer,
    rights_call: {
      id: called.id,
      kind: called.kind,
      addressee: called.addressee,
      received_at: answer.opened_at,
      data_subject: person,
      text: words["text"],
      purpose_id: called.purposeId ?? undefined,
      outcome_id: called.outcomeId,
      decision_ref: words["decision_ref"],
      object_id: words["object_id"] === undefined ? undefined : parseId("obj", words["object_id"]),
      categories: words["categories"]?.split(", "),
      evidence_sha256: words["evidence_sha256"],
    },
  };
}

/** One duty with the person it is about: whoever must stop has to know for whom. */
export async function getDuty(call: Call<unknown, IdParams>): Promise<Reply> {
  const found = await ownDuty(call);
  return found === undefined ? NOT_FOUND : ok(await dutyDetail(call, found));
}

type StatusWord = "open" | "overdue" | "discharged";

/** One's own duties, the nearest day first. */
export const listDuties = (call: Call<unknown, unknown, DutyQuery>): Promise<Reply> => {
  const { ctx, caller, query, now } = call;
  const wanted = (query.status ?? "open,overdue,discharged").split(",") as StatusWord[];
  const states = [
    ...(wanted.some((word) => word !== "discharged") ? (["open"] as const) : []),
    ...(wanted.includes("discharged") ? (["discharged"] as const) : []),
  ];
  return pageOf<Of<Duty>>(call, {
    list: "duties",
    filter: wanted.toSorted(),
    query,
    read: (after, limit) =>
      dutiesOfParty(ctx.store.db, {
        partyId: caller.party.id,
        states,
        after:
          after === undefined
            ? undefined
            : { dueOn: after["dueOn"] ?? "", id: after["id"] as DutyId },
        limit,
      }),
    endOf: ({ record }) => ({ dueOn: record.dueOn, id: record.id }),
    show: ({ record }) => {
      const shown = dutyView(record, ctx.calendar, now);
      return wanted.includes(shown.status) ? shown : undefined;
    },
  });
};

const groundOf = (body: DischargeDutyBody): RefusalGround | null => body.ground ?? null;

function sealedOf(body: DischargeDutyBody): SealedPart {
  return {
    ...(body.text === undefined ? {} : { text: body.text }),
    ...(body.reviewer === undefined
      ? {}
      : { reviewer: body.reviewer.name, position: body.reviewer.position }),
    ...(body.informed_on === undefined ? {} : { informed_on: body.informed_on }),
  };
}

/** Who has to destroy what was taken under a disputed consent, if it is not proved. */
async function holdersToTell(
  tx: Queryable,
  { subjectId, duty }: FoundDuty,
  state: SubjectState,
): Promise<readonly PartyId[]> {
  const consent = consentToProve(state, duty);
  return consent === undefined ? [] : holdersInLine(tx, subjectId, state, consent);
}

/** A holder says that it did what it owed, or why not. */
export async function discharge(call: Call<DischargeDutyBody, IdParams>): Promise<Reply> {
  const { body } = call;
  const found = await ownDuty(call);
  if (found === undefined) return NOT_FOUND;
  const { outcome } = body;
  const done = await runCommand<DutyId>(call, {
    subjectId: found.subjectId,
    resultId: (id) => id,
    decide: async (state, tx) =>
      dischargeDuty(
        state,
        {
          dutyId: found.duty.id,
          outcome,
          ground: groundOf(body),
          evidenceSha256: body.evidence_sha256 ?? null,
          retain: body.retention ?? {},
          data: body.data,
          holders: await holdersToTell(tx, found, state),
          hasText: body.text !== undefined,
          hasReviewer: body.reviewer !== undefined,
          reviewerCannotChange: body.reviewer?.can_change_outcome === false,
          informsLater: body.informed_on !== undefined && body.informed_on > legalDayOf(call.now),
          sealed: sealedOf(body),
        },
        worldOf(call),
      ),
  });
  if (isRefused(done)) return done;
  return dischargedView(call, done.state, found.duty.id);
}

function dischargedView(call: Pick<Call, "ctx" | "now">, state: SubjectState, id: DutyId): Reply {
  const duty = state.duties.get(id);
  if (duty === undefined) throw new Error("a discharged duty is not in the state");
  return ok({
    ...dutyView(duty, call.ctx.calendar, call.now),
    retention_id: retentionIdOf(state, duty),
  });
}

/** The answer of an earlier `discharge-duty` with the same key. */
export async function renderDischarge(call: Call<unknown, IdParams>): Promise<Reply> {
  const found = await ownDuty(call);
  return found === undefined ? NOT_FOUND : dischargedView(call, found.state, found.duty.id);
}
