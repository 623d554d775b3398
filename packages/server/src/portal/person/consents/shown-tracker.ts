import { isContestable, type Duty, type DutyId, type SubjectState } from "@kelisim/core";
import { toldEvents } from "@kelisim/store";
import { consentPath, type ShownTracker } from "@kelisim/web/pages";
import { dutyBasis } from "../../../views/duty-view.ts";
import type { PersonVisit } from "../../visit.ts";
import { dueOf } from "../due-of.ts";
import { shownCategories, shownParties } from "./shown-line.ts";

type Words = Readonly<Record<string, string>>;

/** What parties wrote when they discharged duties of hers, by duty. */
async function wordsOf({ shell, subjectId }: PersonVisit): Promise<ReadonlyMap<DutyId, Words>> {
  const { db, ring } = shell.ctx.store;
  const told = await toldEvents(db, ring, subjectId, ["duty.discharged"]);
  return new Map(
    told.flatMap(({ body, words }) =>
      body.type === "duty.discharged" ? [[body.dutyId, words] as const] : [],
    ),
  );
}

function answerOf(duty: Duty, words: Words): ShownTracker["answer"] {
  if (duty.outcome.state === "open") return undefined;
  const { at, outcome, late, ground, data } = duty.outcome;
  const { reference } = words;
  return {
    ...{ at, outcome, late, data },
    ground:
      ground === null ? undefined : { ...ground, ...(reference !== undefined && { reference }) },
    text: words["text"],
    contestable: isContestable(duty),
  };
}

const consentOf = ({ cause }: Duty): string | undefined =>
  cause.kind === "consent" || cause.kind === "dispute" ? consentPath(cause.id) : undefined;

/** Duties as the person follows them, in the order given. Those towards nobody in particular are left out. */
export async function shownTrackers(
  visit: PersonVisit,
  state: SubjectState,
  duties: readonly Duty[],
): Promise<readonly ShownTracker[]> {
  if (duties.length === 0) return [];
  const { ctx } = visit.shell;
  const { db } = ctx.store;
  const isAnswered = duties.some(({ outcome }) => outcome.state === "discharged");
  const words = isAnswered ? await wordsOf(visit) : new Map<DutyId, Words>();
  const parties = await shownParties(db, [...new Set(duties.map(({ partyId }) => partyId))]);
  const shown: ShownTracker[] = [];
  for (const duty of duties) {
    const party = parties.find(({ id }) => id === duty.partyId);
    if (party === undefined) throw new Error("a duty names a party that is gone");
    const { id, kind, cause, openedAt, deliveredAt } = duty;
    const due = dueOf(duty, ctx.calendar, visit.now);
    const { source: law, term } = dutyBasis(duty, state);
    const parts = cause.kind === "consent" ? (cause.parts?.categories ?? []) : [];
    shown.push({
      ...{ id, kind, party, due, deliveredAt, law, term },
      to: `/me/duties/${id}`,
      sentAt: duty.sentAt ?? openedAt,
      state: due.state,
      parts: await shownCategories(db, parts),
      consentPath: consentOf(duty),
      answer: answerOf(duty, words.get(id) ?? {}),
    });
  }
  return shown;
}
