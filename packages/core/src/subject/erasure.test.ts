import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decideAccess } from "../access/decide.ts";
import type { AccessQuestion } from "../access/question.ts";
import type { RefusalGround } from "../duty/duty.ts";
import { erasePerson } from "../commands/erase-person.ts";
import { withdrawConsent } from "../commands/withdraw-consent.ts";
import { statusOf } from "../consent/consent.ts";
import { laterInstant } from "../time.ts";
import { born, live, objectOf, purposeOf, type Life } from "../testing/lives.test-support.ts";
import { numbered, withdrawing, worldAt } from "../testing/person.test-support.ts";
import { at, plain } from "../testing/plain.test-support.ts";
import { BANK, HOST, KEEPER, LOANS, REGISTER } from "../testing/registry.test-support.ts";
import { lives } from "../testing/steps.test-support.ts";
import { applyEvent, fold } from "./fold.ts";
import { newestAnswer } from "./state.ts";

const DAY_MS = 86_400_000;

/** Whether a consent that has not ended could be withdrawn, which would tell somebody to stop. */
const isWithdrawable = (life: Life): boolean =>
  [...life.state.consents.values()].some((consent) => {
    const newest = newestAnswer(life.state, consent) ?? consent;
    const { achievedCount } = purposeOf(life, consent.purposeId);
    const at = laterInstant(life.now, life.state.lastEventAt);
    const status = statusOf(consent, newest, achievedCount, at);
    if (status !== "active" && status !== "superseded") return false;
    const purpose = purposeOf(life, consent.purposeId);
    const object = objectOf(consent.objectId);
    const given = withdrawing({ consentId: consent.id });
    const result = withdrawConsent(life.state, given, { purpose, object }, worldAt(life.now));
    return result.ok && result.drafts.length > 0;
  });

/** What an act makes somebody keep, told from the events. */
const isKept = ({ events, now }: Life): boolean => {
  const ms = Math.max(
    ...events.map(({ recordedAt }) => recordedAt.epochMilliseconds),
    now.epochMilliseconds,
  );
  return events.some(({ body }) => {
    if (body.type !== "retention.created") return false;
    const { ground, until } = body.retention;
    const end =
      until === null ? Infinity : at(`${until}T00:00:00+05:00`).epochMilliseconds + DAY_MS;
    return ground.kind !== "other" && ms < end;
  });
};

function expected(life: Life): string {
  if (isWithdrawable(life)) return "consent-still-active";
  const owed = new Set<string>();
  for (const { body } of life.events) {
    if (body.type === "duty.opened") owed.add(body.duty.id);
    if (body.type === "duty.discharged") owed.delete(body.dutyId);
  }
  if (owed.size > 0) return "duty-still-open";
  return isKept(life) ? "locked" : "erased";
}

function eraseIn(life: Life): { readonly life: Life; readonly came: string } {
  const asked = { reason: null, isRepeated: false };
  const achieved = (id: string): number => purposeOf(life, id).achievedCount;
  const result = erasePerson(life.state, asked, achieved, life.now);
  if (!result.ok) return { life, came: result.code };
  const made = numbered(life.state, result.drafts, life.now);
  const state = made.reduce(applyEvent, life.state);
  return {
    life: { ...life, state, events: [...life.events, ...made] },
    came: result.result.status,
  };
}

const GROUNDS: readonly (RefusalGround | null)[] = [
  null,
  { kind: "obligation", reference: "№ 7" },
  { kind: "other" },
];

/** Everything is withdrawn and answered, so that nothing stands in the way. */
function settle(life: Life, ground: RefusalGround | null): Life {
  const count = Math.max(life.state.consents.size, 1) * 8 + life.state.duties.size;
  const picks = Array.from({ length: count }, (_, pick) => pick);
  const steps = [
    ...picks.map((pick) => ({ ...WITHDRAWAL, pick })),
    ...picks.flatMap((pick) => [
      {
        ...ANSWER,
        pick,
        ground,
        outcome: ground === null ? "ceased" : "reasoned-refusal",
      } as const,
      { ...ANSWER, pick, ground: null, outcome: "rejected" } as const,
    ]),
  ];
  return steps.reduce((lived, step) => live(lived, step).life, life);
}

const WITHDRAWAL = { do: "withdraw", received: [], proof: { daysAgo: null } } as const;
const ANSWER = {
  ...({ do: "discharge", categories: undefined, actions: undefined } as const),
  ...({ untilIn: 400, named: true } as const),
};

/** What anybody may ask about her at this moment. */
const questionsOf = ({ purposes, now }: Life): AccessQuestion[] =>
  purposes.flatMap((purpose) =>
    [LOANS, REGISTER].flatMap((object) =>
      [BANK, KEEPER, HOST].flatMap((requester) =>
        (["collect", "process"] as const).map((action) => ({
          ...{ requester, object, purpose, action, at: now, service: "state" as const },
          ...{ categories: purpose.categories.required, recipient: undefined, country: undefined },
          ...{ recipientRoles: [], biometric: [] },
        })),
      ),
    ),
  );

function permitsOf(life: Life): string[] {
  const reasons = questionsOf(life).map((question) => {
    const { object, purpose } = question;
    if (object === undefined || purpose === undefined) throw new Error("a question about nothing");
    const line = { partyId: purpose.partyId, objectId: object.id, purposeId: purpose.id };
    const decision = decideAccess(question, {
      newest: newestAnswer(life.state, line),
      blocked: false,
      retentions: life.state.retentions.filter(
        ({ objectId, purposeId }) => objectId === object.id && purposeId === purpose.id,
      ),
      lastEventAt: life.state.lastEventAt,
    });
    return decision.permitted ? decision.reason : "";
  });
  return reasons.filter((reason) => reason !== "");
}

const settling = fc.constantFrom(undefined, ...GROUNDS);

test("an order in any life is refused, locks or erases as its events say, and a lock leaves retentions only", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(lives, fc.nat(44), settling, (steps, when, ground) => {
      let life = born();
      for (const step of steps.slice(0, when)) life = live(life, step).life;
      if (ground !== undefined) life = settle(life, ground);
      const wanted = expected(life);
      const erased = eraseIn(life);
      seen.add(erased.came);
      assert.equal(erased.came, wanted);
      life = erased.life;
      assert.deepEqual(plain(fold(life.events)), plain(life.state));
      if (erased.came !== "locked") return;
      for (const step of steps.slice(when)) {
        life = live(life, step).life;
        assert.deepEqual(plain(fold(life.events)), plain(life.state));
        if (life.state.erasure.state === "none") {
          seen.add("returned");
          return;
        }
        for (const reason of permitsOf(life)) {
          seen.add(reason);
          assert.equal(reason, "retention");
        }
      }
    }),
    { numRuns: 300 },
  );
  for (const came of [
    ...["consent-still-active", "duty-still-open", "locked", "erased", "returned", "retention"],
  ]) {
    assert.ok(seen.has(came), `no life came to ${came}`);
  }
});
