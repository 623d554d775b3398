import { isDeepStrictEqual } from "node:util";
import type { ConsentAnswer, DecisionExplanation, DutyDetailAnswer } from "@kelisim/protocol";
import type { Acknowledged } from "./load.ts";
import { done, type Answer, type Api } from "./http-client.ts";

/** What was acknowledged and the service no longer knows, or knows otherwise, by its own answers. */
export async function missingOf(bank: Api, heard: Acknowledged): Promise<readonly string[]> {
  const missing: string[] = [];
  const look = async <T>(path: string, isAsHeard: (found: T) => boolean): Promise<void> => {
    const answer: Answer = await bank.send("GET", path);
    if (answer.status === 404) missing.push(`${path} is not there`);
    else if (!isAsHeard(done<T>(answer))) missing.push(`${path} is not as it was acknowledged`);
  };
  const looks: (() => Promise<void>)[] = [];
  const withdrawn = new Set(heard.withdrawn.map(({ id }) => id));
  for (const id of heard.requests) {
    looks.push(() => look(`/v1/consent-requests/${id}`, () => true));
  }
  for (const id of heard.consents) {
    const isAsHeard = ({ status }: ConsentAnswer): boolean =>
      !withdrawn.has(id) || status === "withdrawn";
    looks.push(() => look(`/v1/consents/${id}`, isAsHeard));
  }
  for (const { duties } of heard.withdrawn) {
    if (duties.length !== 1) missing.push("a withdrawal without its one duty");
    for (const { id, due_on: dueOn } of duties) {
      const isAsHeard = (kept: DutyDetailAnswer): boolean =>
        kept.due_on === dueOn && kept.status === "open";
      looks.push(() => look(`/v1/duties/${id}`, isAsHeard));
    }
  }
  for (const { decision, context } of heard.decisions) {
    const isAsHeard = (kept: DecisionExplanation): boolean =>
      kept.decision === decision && isDeepStrictEqual(kept.reason, context.reason);
    looks.push(() => look(`/v1/access-decisions/${context.decision_id}`, isAsHeard));
  }
  await atOnce(looks, 16);
  return missing;
}

/** Works a list off with so many hands. */
async function atOnce(list: readonly (() => Promise<void>)[], hands: number): Promise<void> {
  const left = list.values();
  await Promise.all(
    Array.from({ length: hands }, async () => {
      for (const work of left) await work();
    }),
  );
}
