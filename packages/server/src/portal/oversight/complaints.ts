import { legalDayOf, parseInstant, type Duty, type Instant } from "@kelisim/core";
import type { DutyAnswer } from "@kelisim/protocol";
import { heardComplaints } from "@kelisim/store";
import { complaintWords, OversightComplaintsPage } from "@kelisim/web/pages";
import { h } from "preact";
import { openCursor, sealCursor } from "../../routes/cursor.ts";
import { dutyView } from "../../views/duty-view.ts";
import { page, type PageAnswer } from "../page-answer.ts";
import { listPath } from "../party/gather.ts";
import { workingDaysLeft } from "../party/working-days.ts";
import type { StaffVisit } from "../visit.ts";
import { looked } from "./looked.ts";

const ROWS = 50;
const LIST = "oversight-complaints";

type DatedDuty = Pick<DutyAnswer, "due_on" | "due_explanation" | "provisional" | "status">;

/** The last day of a duty as a date that explains itself. */
export const dueOf = ({ shell, now }: StaffVisit, duty: DatedDuty) => ({
  dueOn: duty.due_on,
  explanation: duty.due_explanation,
  provisional: duty.provisional,
  state: duty.status === "discharged" ? ("done" as const) : duty.status,
  workingDaysLeft: workingDaysLeft(shell.ctx.calendar, legalDayOf(now), duty.due_on),
});

const viewOf = ({ shell, now }: StaffVisit, duty: Duty): DutyAnswer =>
  dutyView(duty, shell.ctx.calendar, now);

/** Where an earlier page of a list ended. */
export function placeIn(
  visit: StaffVisit,
  list: string,
  filter: unknown,
): { readonly at: Instant; readonly id: string } | undefined {
  const { shell, persona, query } = visit;
  const call = { ctx: shell.ctx, caller: { key: persona.key, party: persona.party } };
  const cursor = query.get("after");
  const values = cursor === null ? undefined : openCursor(call, list, filter, cursor);
  const at = parseInstant(values?.["at"] ?? "");
  return at === undefined ? undefined : { at, id: values?.["id"] ?? "" };
}

/** `/oversight/complaints?tab=…`: what waits has the oldest first. */
export async function showComplaints(visit: StaffVisit): Promise<PageAnswer> {
  const { shell, persona, query } = visit;
  const isOpen = query.get("tab") !== "done";
  const tab = isOpen ? undefined : "done";
  const after = placeIn(visit, LIST, isOpen);
  return looked(visit, { page: "/oversight/complaints" }, async () => {
    const filter = { isOpen, bin: undefined, after, limit: ROWS + 1 };
    const found = await heardComplaints(shell.ctx.store.db, filter);
    const listed = found.slice(0, ROWS);
    const last = listed.at(-1)?.call;
    const call = { ctx: shell.ctx, caller: { key: persona.key, party: persona.party } };
    const next =
      found.length > ROWS && last !== undefined
        ? sealCursor(call, LIST, isOpen, { at: last.receivedAt.toString(), id: last.id.slice(4) })
        : undefined;
    const complaints = listed.map(({ call: complaint, duty, party }) => ({
      to: `/oversight/complaints/${complaint.id}`,
      filedAt: complaint.receivedAt,
      party: { name: party.name, bin: party.bin },
      due: dueOf(visit, viewOf(visit, duty)),
    }));
    return {
      rows: complaints.length,
      bytes: JSON.stringify(complaints),
      answer: page(
        complaintWords.title,
        h(OversightComplaintsPage, {
          ...{ isOpen, complaints },
          next: next === undefined ? undefined : listPath("/oversight/complaints", { tab }, next),
          first: after === undefined ? undefined : listPath("/oversight/complaints", { tab }),
        }),
      ),
    };
  });
}
