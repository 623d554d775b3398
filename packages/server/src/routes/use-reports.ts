import { compareInstants, parseInstant, type Instant } from "@kelisim/core";
import type { SendUseReportsBody } from "@kelisim/protocol";
import { reportUses, type UseReport, type UseReportOutcome } from "@kelisim/store";
import { openDecisionId } from "../access/decision-id.ts";
import { ok, type Call, type Reply } from "../http/operation.ts";

type Told = SendUseReportsBody["reports"][number];

/** The report, or what is wrong with it before anybody looks into the store. */
function reportOf(
  { ctx, now }: Pick<Call, "ctx" | "now">,
  told: Told,
): UseReport | UseReportOutcome {
  const key = openDecisionId(ctx.store.sealer, told.decision_id);
  if (key === undefined) return "unknown";
  const usedAt: Instant | undefined =
    told.used_at === undefined ? undefined : parseInstant(told.used_at);
  if (usedAt !== undefined && (!told.used || compareInstants(usedAt, now) > 0)) return "wrong-time";
  const { subjectId, decisionId } = key;
  return { subjectId, decisionId, ticketId: told.ticket_id, used: told.used, usedAt };
}

/** What a second report of one call comes to, after the first about the same decision. */
function repeatedOutcome(first: UseReportOutcome, isSame: boolean): UseReportOutcome {
  if (first !== "accepted" && first !== "already") return first;
  return isSame ? "already" : "differs";
}

/** Parties tell whether they used what tickets permitted; an answer for each report, in their order. */
export async function sendUseReports(call: Call<SendUseReportsBody>): Promise<Reply> {
  const { ctx, caller, body, now } = call;
  const read = body.reports.map((told) => reportOf(call, told));
  const firsts = new Map<string, UseReport>();
  for (const report of read) {
    if (typeof report === "string" || firsts.has(report.decisionId)) continue;
    firsts.set(report.decisionId, report);
  }
  const asked = [...firsts.values()];
  const outcomes = await reportUses(ctx.store.db, caller.party.id, asked, now);
  const byDecision = new Map(asked.map(({ decisionId }, at) => [decisionId, outcomes[at]]));
  ctx.tickets.reported();
  const outcomeOf = (report: UseReport | UseReportOutcome): UseReportOutcome => {
    if (typeof report === "string") return report;
    const first = firsts.get(report.decisionId);
    const outcome = byDecision.get(report.decisionId) ?? "unknown";
    return first === report ? outcome : repeatedOutcome(outcome, first?.used === report.used);
  };
  return ok({
    items: body.reports.map(({ decision_id }, at) => ({
      decision_id,
      outcome: outcomeOf(read[at] ?? "unknown"),
    })),
  });
}
