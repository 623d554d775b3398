import { isRetentionOpen, type Retention } from "../duty/retention.ts";
import { laterInstant } from "../time.ts";
import { includesAll } from "./coverage.ts";
import type { PersonFacts, PersonQuestion } from "./question.ts";

/** The open retentions of exactly this holder for this action, whatever data they hold. */
export function retentionsFor(asked: PersonQuestion, facts: PersonFacts): readonly Retention[] {
  const at = laterInstant(asked.at, facts.lastEventAt);
  return facts.retentions.filter(
    (retention) =>
      retention.holderId === asked.requester.id &&
      retention.actions.includes(asked.action) &&
      isRetentionOpen(retention, at),
  );
}

/** The oldest of them that holds all the data asked for. */
export const retentionFor = (asked: PersonQuestion, facts: PersonFacts): Retention | undefined =>
  retentionsFor(asked, facts).find(({ categories }) => includesAll(categories, asked.categories));
