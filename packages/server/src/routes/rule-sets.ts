import { legalDayOf } from "@kelisim/core";
import type { RuleSetQuery } from "@kelisim/protocol";
import { ok, type Call, type Reply } from "../http/operation.ts";
import { ruleSetView } from "../views/rule-set-view.ts";

/** What decides on a day; today, where none is named. Readings are those of this installation. */
export async function getRuleSet({
  ctx,
  query,
  now,
}: Pick<Call<unknown, unknown, RuleSetQuery>, "ctx" | "query" | "now">): Promise<Reply> {
  return ok(ruleSetView(query.on ?? legalDayOf(now), ctx.config.readings));
}
