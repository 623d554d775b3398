import type { Duty, RightsCall, SubjectId, SubjectState } from "@kelisim/core";
import { loadEvents } from "@kelisim/store";
import { sealDecisionId } from "../access/decision-id.ts";
import { eventsAbout, type PackRecord } from "./events-about.ts";
import { makeArchive, type Archive, type PackedAccess, type PackFrame } from "./make-archive.ts";

type Told<R> = {
  readonly subjectId: SubjectId;
  readonly state: SubjectState;
  readonly record: R;
  readonly facts: unknown;
};

const eventsOf = async (
  { ctx, reader }: PackFrame,
  { subjectId, state }: Told<unknown>,
  record: PackRecord,
) => {
  const events = await loadEvents(ctx.store.db, subjectId, state.seq);
  return eventsAbout(record, { state, events }, reader);
};

/** The access of which the person is to be told. */
function disclosureOf(
  { ctx }: PackFrame,
  { subjectId, record: { cause, deliveredAt } }: Told<Duty>,
): readonly PackedAccess[] {
  if (cause.kind !== "disclosure") return [];
  const key = { subjectId, decisionId: cause.id, recordedAt: deliveredAt };
  return [{ key, id: sealDecisionId(ctx.store.sealer, key) }];
}

/** All evidence of a duty: what it came from, and what its party did. */
export async function dutyPack(frame: PackFrame, told: Told<Duty>): Promise<Archive | "pending"> {
  const { subjectId, record: duty, facts } = told;
  return makeArchive(frame, {
    about: { kind: "duty", id: duty.id },
    ...{ subjectId, facts },
    events: await eventsOf(frame, told, { kind: "duty", duty }),
    accesses: disclosureOf(frame, told),
  });
}

/** All evidence of a right that was used, a complaint among them: what was received, and what was answered. */
export async function rightsCallPack(
  frame: PackFrame,
  told: Told<RightsCall>,
): Promise<Archive | "pending"> {
  const { subjectId, record: call, facts } = told;
  return makeArchive(frame, {
    about: { kind: call.kind === "complaint" ? "complaint" : "rights-call", id: call.id },
    ...{ subjectId, facts },
    events: await eventsOf(frame, told, { kind: "rights-call", call }),
  });
}
