import { deadline } from "@kelisim/core";
import { parseReceivedOn, type DeadlineQuery } from "@kelisim/protocol";
import { ok, problem, type Call, type Reply } from "../http/operation.ts";

/** Counts working days and shows each day. A year without any data is refused, not guessed. */
export async function calendarDeadline(
  call: Pick<Call<unknown, unknown, DeadlineQuery>, "ctx" | "query">,
): Promise<Reply> {
  const { calendar } = call.ctx;
  const receivedOn = parseReceivedOn(call.query.received_at);
  if (receivedOn === undefined) throw new Error("received_at passed its schema and does not parse");
  const workingDays = call.query.working_days;
  const counted = deadline({ calendar, receivedOn, workingDays });
  if (counted.unknownYears.length > 0) {
    return problem("calendar-year-unknown", {
      extensions: { years: counted.unknownYears.join(", ") },
    });
  }
  return ok({
    received_on: receivedOn,
    working_days: workingDays,
    due_on: counted.dueOn,
    explanation: counted.explanation,
    calendar_version: counted.calendarVersion,
    official: counted.official,
  });
}
