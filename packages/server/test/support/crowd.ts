import assert from "node:assert/strict";
import type { EvaluationAnswer } from "@kelisim/protocol";
import type { Store } from "@kelisim/store";
import { openDecisionId } from "../../src/access/decision-id.ts";
import { question, type Asked as AskedFor, type Line } from "./acts.ts";
import type { Api } from "./http-client.ts";

/** Something that permits until it is taken away: a consent, a purpose, a key. */
export type Ground = {
  /** When it was acknowledged that it is taken away, on this process's clock. */
  endedAt: number;
};

export const ground = (): Ground => ({ endedAt: Infinity });

/** A question, on what its permit rests, and how it was answered. */
type Asked = {
  readonly sentAt: number;
  readonly grounds: readonly Ground[];
  readonly status: number;
  readonly decision: EvaluationAnswer | undefined;
};

/** Puts questions by the dozen and remembers every answer. */
export class Crowd {
  readonly asked: Asked[] = [];
  /** Questions whose connection broke, or that were put off. */
  unanswered = 0;

  /** Puts one question; what breaks on the way was not decided as far as anybody knows. */
  async ask(
    by: Api,
    line: Line,
    iin: string,
    grounds: readonly Ground[],
    more: AskedFor = {},
  ): Promise<void> {
    const sentAt = performance.now();
    const answer = await by
      .send("POST", "/access/v1/evaluation", question(line, iin, more))
      .catch(() => undefined);
    if (answer === undefined || answer.status === 503) {
      this.unanswered += 1;
      return;
    }
    const { status, text } = answer;
    assert.ok(status === 200 || status === 401, text);
    const decision = status === 200 ? (JSON.parse(text) as EvaluationAnswer) : undefined;
    this.asked.push({ sentAt, grounds, status, decision });
  }

  /** Fails on a permit that was asked for after what it rests on was gone. @returns how many came that late */
  checkLatePermits(): number {
    const late = this.asked.filter(({ sentAt, grounds }) =>
      grounds.some(({ endedAt }) => sentAt > endedAt),
    );
    assert.deepEqual(
      late.filter(({ decision }) => decision?.decision === true),
      [],
      "a late permit",
    );
    return late.length;
  }

  /** Fails unless nothing was refused while all that it rests on stood: neighbours harm nobody. */
  checkUnharmed(isOver: number): void {
    const harmed = this.asked.filter(
      ({ grounds, sentAt, decision }) =>
        sentAt < isOver &&
        grounds.every(({ endedAt }) => endedAt === Infinity) &&
        decision?.decision !== true,
    );
    assert.deepEqual(harmed, [], "a refusal without a reason");
  }

  /** Fails unless each decision that was heard stands in the log once, with the answer that was given. */
  async checkLogged({ db, sealer }: Store): Promise<number> {
    const heard = this.asked.flatMap(({ decision }) => (decision === undefined ? [] : [decision]));
    const keys = heard.map(({ context }) => openDecisionId(sealer, context.decision_id));
    const ids = keys.map((key) => key?.decisionId ?? assert.fail("an id that cannot be opened"));
    assert.equal(new Set(ids).size, ids.length, "two answers have one row");
    const wrong = await db.query(
      `select a.id from unnest($1::uuid[], $2::boolean[]) as a (id, permitted)
       where (select count(*) from access_log l where l.decision_id = a.id) <> 1
         or not exists (select from access_log l
                        where l.decision_id = a.id and l.permitted = a.permitted)`,
      [ids, heard.map(({ decision }) => decision)],
    );
    assert.deepEqual(wrong, [], "a decision that was heard and does not stand so in the log");
    return ids.length;
  }
}
