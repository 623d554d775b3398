import { isRetentionOpen, type Retention } from "../duty/retention.ts";
import { laterInstant } from "../time.ts";
import { includesAll } from "./coverage.ts";
import type { PersonFacts, PersonQuestion } from "./question.ts";

/** The oldest open retention that holds exactly what is asked, for exactly this holder. */
export function retentionFor(asked: PersonQuestion, facts: PersonFacts): Retention | undefined {
  const at = laterInstant(asked.at, facts.lastEventAt);
  return facts.retentions.find(
    (retention) =>
      retention.holderId === asked.requester.id &&
      retention.actions.includes(asked.action) &&
      includesAll(retention.categories, asked.categories) &&
      isRetentionOpen(retention, at),
  );
}
