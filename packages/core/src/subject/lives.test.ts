import assert from "node:assert/strict";
import { DEFAULT_READINGS } from "../law/readings.ts";
import { test } from "node:test";
import fc from "fast-check";
import { includesAll } from "../access/coverage.ts";
import { decideAccess } from "../access/decide.ts";
import type { AccessQuestion } from "../access/question.ts";
import type { ReasonCode } from "../access/reason.ts";
import { BUILT_IN_CALENDAR } from "../calendar/working-day-calendar.ts";
import { dutiesOf, withdrawConsent } from "../commands/withdraw-consent.ts";
import { outlastsPurpose, type AnswerLine } from "../consent/consent.ts";
import type { DutyId } from "../ids.ts";
import { born, live, objectOf, purposeOf, type Life } from "../testing/lives.test-support.ts";
import { withdrawing } from "../testing/person.test-support.ts";
import { at, plain } from "../testing/plain.test-support.ts";
import {
  BANK,
  BUREAU,
  HOST,
  KEEPER,
  LOANS,
  MINISTRY,
  REGISTER,
  SCORING,
} from "../testing/registry.test-support.ts";
import { Retold } from "../testing/retold.test-support.ts";
import { lives, type Step } from "../testing/steps.test-support.ts";
import { fold } from "./fold.ts";
import { formatInstant } from "../time.ts";
import { readRecord, writeRecord } from "./json.ts";
import { newestAnswer } from "./state.ts";

const DAY_MS = 86_400_000;
const startMs = (d: string): number => at(`${d}T00:00:00+05:00`).epochMilliseconds;

type Check = (after: Life, before: Life, lived: ReturnType<typeof live>, step: Step) => void;

/** Lives through the steps and checks after each of them. */
function walk(steps: readonly Step[], check: Check = () => undefined): Life {
  let life = born();
  for (const step of steps) {
    const before = life;
    const lived = live(life, step);
    life = lived.life;
    check(life, before, lived, step);
  }
  return life;
}

const ALL = ["collect", "process", "disclose"] as const;
const A_RECIPIENTS = ["process", "disclose"] as const;

type LineQuestion = AccessQuestion & { readonly line: AnswerLine };

/** What the bank and the keeper may ask at this moment in every line, all of it inside the purpose. */
const questionsOf = ({ purposes: [dated, lasting], now }: Life): LineQuestion[] =>
  [
    { purpose: dated, object: LOANS },
    { purpose: dated, object: REGISTER },
    { purpose: lasting, object: LOANS },
  ].flatMap(({ purpose, object }) =>
    [BANK, BUREAU, object === LOANS ? KEEPER : MINISTRY].flatMap((requester) =>
      (requester === BUREAU ? A_RECIPIENTS : ALL).flatMap((action) =>
        [purpose.categories.required, [...purpose.categories.required, "phone"]].map(
          (categories): LineQuestion => ({
            requester,
            object,
            purpose,
            categories,
            action,
            service: "non-state",
            at: now,
            country: undefined,
            recipientRoles: [],
            biometric: [],
            recipient: action === "disclose" ? BUREAU.id : undefined,
            line: { partyId: BANK.id, objectId: object.id, purposeId: purpose.id },
          }),
        ),
      ),
    ),
  );

const decide = ({ state }: Life, { line, ...asked }: LineQuestion) =>
  decideAccess(asked, {
    newest: newestAnswer(state, line),
    blocked: false,
    retentions: state.retentions.filter(
      ({ objectId, purposeId }) => objectId === line.objectId && purposeId === line.purposeId,
    ),
    lastEventAt: state.lastEventAt,
  });

/** A consent without its recipient, which random lives seldom come to. */
const NARROWED: Step[] = [
  { do: "ask", purpose: 0, object: 0, categories: undefined, actions: undefined, validIn: null },
  { do: "grant", pick: 0, categories: undefined, proof: { daysAgo: null } },
  {
    ...{ do: "withdraw", pick: 0, received: [], proof: { daysAgo: null } },
    parts: { recipients: [BUREAU.id] },
  },
];

test("no order of events permits after a withdrawal, a refusal, an end, or without an answer", () => {
  const seen = new Set<ReasonCode>();
  fc.assert(
    fc.property(lives, (steps) => {
      walk(steps, (life) => {
        const retold = new Retold(life.events);
        for (const question of questionsOf(life)) {
          const { permitted, reason } = decide(life, question);
          seen.add(reason);
          const told = retold.line(question.line);
          const isRouted =
            question.object === LOANS || life.now.epochMilliseconds < startMs("2026-07-12");
          // A recipient receives; beyond that it has what it kept, and nothing else.
          const isEntitled = question.requester !== BUREAU || question.action === "disclose";
          const may =
            retold.isKept(question, told) || (isEntitled && retold.isGranted(question, told));
          assert.equal(permitted, isRouted && may, reason);
          if (typeof told.newest === "object" && told.newest.ended !== "no" && permitted) {
            assert.equal(reason, "retention");
          }
        }
      });
    }),
    { numRuns: 100, examples: [[NARROWED]] },
  );
  for (const reason of [
    ...(["consent", "retention", "no-consent", "consent-refused", "consent-withdrawn"] as const),
    ...(["consent-expired", "purpose-achieved", "action-not-covered"] as const),
    ...(["category-not-covered", "state-object-needs-state-service"] as const),
    ...(["consent-disputed", "recipient-not-covered", "party-not-entitled"] as const),
  ]) {
    assert.ok(seen.has(reason), `no life came to ${reason}`);
  }
});

test("the state is the fold of all events, numbered one by one", () => {
  fc.assert(
    fc.property(lives, (steps) => {
      walk(steps, ({ state, events }) => {
        assert.deepEqual(
          events.map(({ seq }) => seq),
          events.map((_, index) => index + 1),
        );
        assert.equal(state.seq, events.length);
        assert.deepEqual(plain(fold(events)), plain(state));
      });
    }),
    { numRuns: 40 },
  );
});

test("a refused command makes no events and changes nothing", () => {
  let refusals = 0;
  fc.assert(
    fc.property(lives, (steps) => {
      walk(steps, (after, before, { result }) => {
        if (result === undefined || result.ok) return;
        refusals += 1;
        assert.ok(!("drafts" in result));
        assert.equal(after.state, before.state);
        for (const { pointer } of result.faults) assert.match(pointer, /^\/[a-z_]/);
        if (result.faults.length > 0) assert.equal(result.faults[0]?.code, result.code);
      });
    }),
    { numRuns: 100 },
  );
  assert.ok(refusals > 0);
});

test("what has ended stays exactly as it ended", () => {
  fc.assert(
    fc.property(lives, (steps) => {
      walk(steps, ({ state: after }, { state: before }) => {
        for (const [id, request] of before.requests) {
          if (request.outcome.state !== "pending") assert.equal(after.requests.get(id), request);
        }
        for (const [id, consent] of before.consents) {
          const now = after.consents.get(id);
          const { state: end } = consent.end;
          if (end === "withdrawn" || end === "superseded" || end === "annulled") {
            assert.equal(now, consent);
          }
          // Fewer data, actions, recipients at most: what was given never grows.
          assert.ok(now !== undefined && includesAll(consent.categories, now.categories));
          assert.ok(includesAll(consent.actions, now.actions));
          assert.ok(includesAll(consent.recipients, now.recipients));
        }
        for (const [id, duty] of before.duties) {
          if (duty.outcome.state === "discharged") assert.equal(after.duties.get(id), duty);
        }
        assert.deepEqual(after.refusals.slice(0, before.refusals.length), before.refusals);
        assert.deepEqual(after.retentions.slice(0, before.retentions.length), before.retentions);
      });
    }),
    { numRuns: 100 },
  );
});

test("a withdrawal opens one duty for each holder, and a second one changes nothing", () => {
  let withdrawals = 0;
  let narrowings = 0;
  fc.assert(
    fc.property(lives, (steps) => {
      walk(steps, (life, before, lived, step) => {
        if (step.do !== "withdraw" || lived.result?.ok !== true) return;
        const made = life.events.slice(before.events.length).map(({ body }) => body);
        const [first, ...others] = made;
        if (first === undefined) return;
        assert.ok(first.type === "consent.withdrawn" || first.type === "consent.narrowed");
        const consent = life.state.consents.get(first.consentId);
        assert.ok(consent !== undefined);
        const parts = first.type === "consent.narrowed" ? first.parts : undefined;
        if (parts === undefined) withdrawals += 1;
        else narrowings += 1;
        assert.equal(consent.end.state === "withdrawn", parts === undefined);
        const object = objectOf(consent.objectId);
        const owing = others.map((body) => body.type === "duty.opened" && body.duty.partyId);
        const holders = object === LOANS ? [BANK, KEEPER, HOST] : [BANK, MINISTRY];
        const onlyRecipients = JSON.stringify(Object.keys(parts ?? {})) === '["recipients"]';
        const received = step.received.filter((id) => !onlyRecipients || id === BUREAU.id);
        const expected = [...holders.map(({ id }) => id), ...received];
        assert.deepEqual(owing, expected);
        const owedBefore = dutiesOf(before.state, consent.id).length;

        const again = withdrawConsent(
          life.state,
          withdrawing({ consentId: consent.id, received: [BUREAU.id], parts }),
          { purpose: purposeOf(life, consent.purposeId), object },
          { now: life.now, calendar: BUILT_IN_CALENDAR, ids: life.ids, readings: DEFAULT_READINGS },
        );
        assert.deepEqual(again, { ok: true, drafts: [], result: consent.id });
        assert.equal(dutiesOf(life.state, consent.id).length, owedBefore + expected.length);
      });
    }),
    { numRuns: 100 },
  );
  assert.ok(withdrawals > 0 && narrowings > 0);
});

test("a duty is late exactly when it is discharged after the end of its last day", () => {
  fc.assert(
    fc.property(lives, (steps) => {
      const times = new Map<DutyId, { readonly dueOn: string; readonly late: boolean }>();
      const { state, events } = walk(steps);
      for (const { id, dueOn, outcome } of state.duties.values()) {
        if (outcome.state === "discharged") times.set(id, { dueOn, late: outcome.late });
      }
      for (const { body, recordedAt } of events) {
        if (body.type !== "duty.discharged") continue;
        const duty = times.get(body.dutyId);
        assert.ok(duty !== undefined);
        assert.equal(duty.late, recordedAt.epochMilliseconds >= startMs(duty.dueOn) + DAY_MS);
      }
    }),
    { numRuns: 100 },
  );
});

test("a consent has the term of its request, never more than the purpose's longest but by a contract", () => {
  fc.assert(
    fc.property(lives, (steps) => {
      const { state } = walk(steps);
      for (const { term, requestId, purposeId } of state.consents.values()) {
        if (requestId === undefined) continue;
        const request = state.requests.get(requestId);
        assert.ok(request !== undefined);
        assert.deepEqual(term, request.term);
        if (purposeId !== SCORING.id || outlastsPurpose(term)) continue;
        const [year = "", month, date] = formatInstant(request.requestedAt).slice(0, 10).split("-");
        const sameDayNextYear = `${Number(year) + 1}-${month}-${date}`;
        assert.ok(term.lastDay !== undefined && term.lastDay < sameDayNextYear);
      }
    }),
    { numRuns: 100 },
  );
});

test("what is written as JSON is read back the same", () => {
  fc.assert(
    fc.property(lives, (steps) => {
      const { state, events } = walk(steps);
      const { requests, consents, duties, rightsCalls, refusals, retentions } = state;
      const records: unknown[] = [
        ...events.map(({ body }) => body),
        ...[requests, consents, duties, rightsCalls].flatMap((map) => [...map.values()]),
        ...refusals,
        ...retentions,
      ];
      for (const record of records) {
        assert.deepEqual(plain(readRecord(writeRecord(record))), plain(record));
      }
    }),
    { numRuns: 50 },
  );
});
