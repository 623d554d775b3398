import {
  dischargeDuty,
  mayNamePerson,
  parseId,
  type DischargeDuty,
  type Duty,
  type DutyId,
  type RefusalGround,
  type SealedPart,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import type { DischargeDutyBody, DutyDetailAnswer, DutyQuery, IdParams } from "@kelisim/protocol";
import {
  dutiesOfParty,
  iinsOf,
  readSubject,
  rightsCallWords,
  subjectOfRecord,
  type Of,
} from "@kelisim/store";
import { ok, problem, type Call, type Reply } from "../http/operation.ts";
import { dutyView, retentionIdOf } from "../views/duty-view.ts";
import { pageOf } from "./page.ts";
import { NOT_FOUND, pathId } from "./references.ts";
import { isRefused, runCommand } from "./run-command.ts";

type FoundDuty = {
  readonly subjectId: SubjectId;
  readonly duty: Duty;
  readonly state: SubjectState;
};

async function ownDuty(call: Call<unknown, IdParams>): Promise<FoundDuty | undefined> {
  const { ctx, caller } = call;
  const id = pathId("dty", call.params);
  const subjectId = id === undefined ? undefined : await subjectOfRecord(ctx.store.db, id.slice(4));
  if (id === undefined || subjectId === undefined) return undefined;
  const state = await readSubject(ctx.store, subjectId);
  const duty = state.duties.get(id);
  return duty?.partyId === caller.party.id ? { subjectId, duty, state } : undefined;
}

/** One duty with the person it is about: whoever must stop has to know for whom. */
export async function getDuty(call: Call<unknown, IdParams>): Promise<Reply> {
  const { ctx, now } = call;
  const found = await ownDuty(call);
  if (found === undefined) return NOT_FOUND;
  const { subjectId, duty, state } = found;
  const { db, ring } = ctx.store;
  // Of a locked person only whoever keeps her data is told who she is. @law 255-VIII 41
  const named = mayNamePerson(state, duty, now) ? [subjectId] : [];
  const iin = (await iinsOf(db, ring, named)).get(subjectId);
  const person = iin === undefined ? undefined : { iin: iin.digits };
  const answer: DutyDetailAnswer = {
    ...dutyView(duty, ctx.calendar, now),
    retention_id: retentionIdOf(state, duty),
    data_subject: person,
  };
  const called =
    duty.cause.kind === "rights-call" ? state.rightsCalls.get(duty.cause.id) : undefined;
  if (called === undefined) return ok(answer);
  const words = await rightsCallWords(db, ring, subjectId, called.id);
  return ok({
    ...answer,
    rights_call: {
      id: called.id,
      kind: called.kind,
      received_at: answer.opened_at,
      data_subject: person,
      text: words["text"],
      purpose_id: called.purposeId ?? undefined,
      decision_ref: words["decision_ref"],
      object_id: words["object_id"] === undefined ? undefined : parseId("obj", words["object_id"]),
      categories: words["categories"]?.split(", "),
      evidence_sha256: words["evidence_sha256"],
    },
  });
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
  };
}

const OPENED_OUTCOMES: ReadonlySet<string> = new Set<DischargeDuty["outcome"]>([
  "ceased",
  "reasoned-refusal",
  "upheld",
  "rejected",
  "partial",
  "answered",
  "corrected",
]);

const isOpenedOutcome = (
  outcome: DischargeDutyBody["outcome"],
): outcome is DischargeDuty["outcome"] => OPENED_OUTCOMES.has(outcome);

/** A holder says that it did what it owed, or why not. */
export async function discharge(call: Call<DischargeDutyBody, IdParams>): Promise<Reply> {
  const { ctx, body } = call;
  const found = await ownDuty(call);
  if (found === undefined) return NOT_FOUND;
  const { outcome } = body;
  if (!isOpenedOutcome(outcome)) {
    return problem("outcome-not-for-this-duty", {
      faults: [{ pointer: "/outcome", code: "outcome-not-for-this-duty" }],
    });
  }
  const done = await runCommand<DutyId>(call, {
    subjectId: found.subjectId,
    resultId: (id) => id,
    decide: async (state) =>
      dischargeDuty(
        state,
        {
          dutyId: found.duty.id,
          outcome,
          ground: groundOf(body),
          evidenceSha256: body.evidence_sha256 ?? null,
          retain: body.retention ?? {},
          hasText: body.text !== undefined,
          hasReviewer: body.reviewer !== undefined,
          sealed: sealedOf(body),
        },
        ctx.ids,
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
