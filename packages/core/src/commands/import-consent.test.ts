import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DEFAULT_READINGS } from "../law/readings.ts";
import { EMPTY_SUBJECT, newestAnswer, type SubjectState } from "../subject/state.ts";
import { idOf } from "../testing/ids.test-support.ts";
import {
  achieving,
  answeredState,
  askedState,
  consentedState,
  consentIn,
  done,
  faultsIn,
  importing,
  MONDAY,
  PROVABLE,
  refused,
  withdrawnState,
  written,
} from "../testing/person.test-support.ts";
import { at } from "../testing/plain.test-support.ts";
import {
  ARCHIVE,
  AUTO_SCORING,
  BUREAU,
  DELIVERY,
  LOANS,
  REGISTER,
  SCORING,
} from "../testing/registry.test-support.ts";
import { day, formatInstant, legalDayOf, type Instant } from "../time.ts";
import { disputeConsent } from "./dispute-consent.ts";
import { importConsent, type ImportConsent } from "./import-consent.ts";
import { recordExplanation } from "./record-explanation.ts";
import { worldAt } from "../testing/person.test-support.ts";

const JUNE = at("2026-06-15T10:00:00+05:00");
const bringIn = (
  more: Partial<ImportConsent> = {},
  state: SubjectState = EMPTY_SUBJECT,
  now: Instant = MONDAY,
) => importConsent(state, importing(more), now);
const imported = (
  more: Partial<ImportConsent> = {},
  state: SubjectState = EMPTY_SUBJECT,
  now: Instant = MONDAY,
) => done(state, bringIn(more, state, now), now);
const kindOf = (result: ReturnType<typeof bringIn>) =>
  result.ok ? result.result.kind : result.code;
const faults = (more: Partial<ImportConsent>, state?: SubjectState, now?: Instant) =>
  faultsIn(bringIn(more, state, now));

describe("what is recorded", () => {
  test("it permits from its recording on, and the day of the paper is kept beside", () => {
    const consent = consentIn(imported());
    assert.equal(formatInstant(consent.grantedAt), formatInstant(MONDAY));
    assert.equal(formatInstant(consent.effectiveAt), "2026-05-04T00:00:00.000+05:00");
    assert.deepEqual(consent.provenance, { kind: "imported", partyId: SCORING.partyId });
    assert.deepEqual([consent.requestId, consent.noticeHash], [undefined, undefined]);
  });

  test("what a paper does not name was not given", () => {
    const { categories, actions, recipients, countries } = consentIn(imported());
    assert.deepEqual(categories, ["iin", "income"]);
    assert.deepEqual([actions, recipients, countries], [["collect", "process"], [], []]);
  });

  test("what it names within the purpose was", () => {
    const named = {
      categories: ["iin", "income", "phone"],
      actions: ["process", "disclose"] as const,
      recipients: [BUREAU.id],
    };
    const consent = consentIn(imported({ named }));
    assert.deepEqual(consent.recipients, [BUREAU.id]);
    assert.deepEqual(consent.actions, ["process", "disclose"]);
  });

  test("its term runs from the day on which it was given, not from its recording", () => {
    assert.deepEqual(consentIn(imported()).term, { kind: "date", lastDay: "2027-05-03" });
    const old = faults({ givenOn: day("2024-01-10") });
    assert.deepEqual(old, ["/given_on imported-term-over"]);
    const stated = faults({ validUntil: day("2026-07-01") });
    assert.deepEqual(stated, ["/valid_until imported-term-over"]);
  });

  test("a term that a contract sets holds beyond what the purpose needs", () => {
    const termBasis = { kind: "contract" } as const;
    const validUntil = day("2031-01-01");
    const { term } = consentIn(imported({ termBasis, validUntil }));
    assert.deepEqual(term, { kind: "date", lastDay: validUntil, basis: termBasis });
    assert.deepEqual(faults({ termBasis }), ["/valid_until term-required"]);
  });

  test("a consent without a day is looked at every year, like any other", () => {
    const state = imported({ purpose: DELIVERY });
    assert.equal(consentIn(state).reviewEvery, DEFAULT_READINGS.reviewEvery);
  });
});

describe("what is refused", () => {
  for (const [name, more, wrong] of [
    ["no proof", { confirmation: undefined }, ["/evidence evidence-missing"]],
    ["a paper of tomorrow", { givenOn: day("2026-07-14") }, ["/given_on signed-in-the-future"]],
    [
      "another proof of tomorrow",
      { givenOn: day("2026-07-14"), confirmation: PROVABLE },
      ["/given_on evidence-in-the-future"],
    ],
    [
      "data beyond the purpose",
      { named: { categories: ["iin", "income", "address"] } },
      ["/categories category-not-covered"],
    ],
    [
      "a paper without required data",
      { named: { categories: ["iin"] } },
      ["/categories required-category-missing"],
    ],
    ["another action", { named: { actions: ["disseminate"] } }, ["/actions action-not-covered"]],
    [
      "another recipient",
      { named: { recipients: [REGISTER.ownerId] } },
      ["/recipients recipient-not-covered"],
    ],
    ["another country", { named: { countries: ["FR"] } }, ["/countries cross-border-not-covered"]],
    [
      "an object that the purpose does not name",
      { object: ARCHIVE },
      ["/object_id purpose-mismatch"],
    ],
    ["a closed object", { object: { ...LOANS, status: "closed" } }, ["/object_id object-closed"]],
    ["a state object", { object: REGISTER }, ["/object_id state-object-needs-state-service"]],
  ] as const satisfies readonly (readonly [string, Partial<ImportConsent>, readonly string[]])[]) {
    test(name, () => assert.deepEqual(faults(more), wrong));
  }

  test("a purpose that is closed, banned or still a draft", () => {
    for (const status of ["closed", "draft"] as const) {
      assert.equal(kindOf(bringIn({ purpose: { ...SCORING, status } })), "purpose-not-active");
    }
    const banned = { ...SCORING, banned: "harmful-purpose" } as const;
    assert.equal(kindOf(bringIn({ purpose: banned })), "purpose-banned");
  });

  test("before order 190 a paper opened a state object too", () => {
    assert.equal(kindOf(bringIn({ object: REGISTER }, EMPTY_SUBJECT, JUNE)), "recorded");
  });

  test("a child's own paper; at fourteen it is taken", () => {
    const acting = { birth: day("2012-05-05"), readings: DEFAULT_READINGS };
    assert.equal(kindOf(bringIn({ acting })), "representative-required");
    const older = { ...acting, birth: day("2012-05-04") };
    assert.equal(kindOf(bringIn({ acting: older })), "recorded");
  });

  test("automated decisions without proof that they were explained", () => {
    const named = { actions: ["automated-decision"] as const };
    const given = { purpose: AUTO_SCORING, named };
    assert.deepEqual(faults(given), ["/actions explanation-not-proved"]);
    const mixed = { ...given, named: { actions: ["process", "automated-decision"] as const } };
    assert.deepEqual(faults(mixed), [
      "/actions automated-decision-asked-with-others",
      "/actions explanation-not-proved",
    ]);
    const shown = (on: string): SubjectState =>
      done(
        EMPTY_SUBJECT,
        recordExplanation(
          {
            ...{ id: idOf("xpl", 1), partyId: SCORING.partyId, purpose: AUTO_SCORING },
            ...{ language: "kk", manner: "shown", shownOn: day(on) },
            evidenceSha256: "d".repeat(64),
          },
          MONDAY,
        ),
        MONDAY,
      );
    assert.equal(kindOf(bringIn(given, shown("2026-05-04"))), "recorded");
    assert.deepEqual(faults(given, shown("2026-05-05")), ["/actions explanation-not-proved"]);
  });
});

describe("what was said on that day or later stands", () => {
  const taken = (state: SubjectState, givenOn: string) =>
    kindOf(
      bringIn(
        {
          consentId: idOf("con", 9),
          givenOn: day(givenOn),
          confirmation: written(givenOn, "d"),
        },
        state,
        at("2026-08-03T10:00:00+05:00"),
      ),
    );

  for (const [name, state] of [
    ["a withdrawal", withdrawnState(consentedState())],
    ["a no", answeredState(askedState(), { answer: "refuse" })],
    ["a newer consent", consentedState()],
    [
      "this was not me",
      done(
        consentedState(),
        disputeConsent(
          consentedState(),
          { consentId: idOf("con", 1), evidenceSha256: "e".repeat(64) },
          worldAt(MONDAY),
        ),
        MONDAY,
      ),
    ],
    ["a part that was taken back", withdrawnState(imported(), { parts: { actions: ["collect"] } })],
    ["her wish to be forgotten", { ...EMPTY_SUBJECT, erasure: { state: "locked", at: MONDAY } }],
  ] as const satisfies readonly (readonly [string, SubjectState])[]) {
    test(name, () => {
      assert.equal(taken(state, "2026-07-12"), "newer-answer-stands");
      assert.equal(taken(state, "2026-07-13"), "newer-answer-stands");
      assert.equal(taken(state, "2026-07-14"), "recorded");
    });
  }

  test("a purpose that was reached since, for her or for everybody", () => {
    const consented = consentedState();
    const reached = done(consented, achieving(consented, SCORING), MONDAY);
    const later = { consentId: idOf("con", 9), confirmation: written("2026-06-01", "d") };
    const next = at("2026-07-20T10:00:00+05:00");
    const onDay = (givenOn: string) => bringIn({ ...later, givenOn: day(givenOn) }, reached, next);
    assert.equal(kindOf(onDay("2026-07-14")), "recorded");
    const old = imported({}, EMPTY_SUBJECT, JUNE);
    const fulfilled = done(old, achieving(old, SCORING), MONDAY);
    const since = { ...later, givenOn: day("2026-06-01") };
    assert.deepEqual(faultsIn(bringIn(since, fulfilled, next)), [
      "/given_on purpose-achieved-since",
    ]);
    const achievedOn = day("2026-06-01");
    assert.deepEqual(faults({ achievedOn }), ["/given_on purpose-achieved-since"]);
    assert.equal(kindOf(bringIn({ achievedOn, givenOn: day("2026-06-02") })), "recorded");
    const byContract = { validUntil: day("2027-01-01"), termBasis: { kind: "contract" } } as const;
    assert.equal(kindOf(bringIn({ achievedOn, ...byContract })), "recorded");
  });

  test("an older consent gives way to a newer paper", () => {
    const newer = {
      consentId: idOf("con", 2),
      givenOn: day("2026-06-01"),
      confirmation: written("2026-06-01", "d"),
    };
    const first = imported();
    const second = imported(newer, first);
    assert.equal(consentIn(second).end.state, "superseded");
    assert.equal(newestAnswer(second, consentIn(second))?.kind, "granted");
  });
});

describe("the same again", () => {
  const again = (more: Partial<ImportConsent>, state: SubjectState) =>
    bringIn({ consentId: idOf("con", 9), ...more }, state);

  test("changes nothing, whatever has become of it since", () => {
    const first = imported();
    const second = { givenOn: day("2026-06-01"), confirmation: written("2026-06-01", "d") };
    const newer = imported({ consentId: idOf("con", 2), ...second }, first);
    const narrowed = withdrawnState(first, { parts: { actions: ["collect"] } });
    for (const state of [first, newer, narrowed, withdrawnState(first)]) {
      const result = again({}, state);
      assert.ok(result.ok);
      assert.deepEqual(result.result, { kind: "already", consentId: idOf("con", 1) });
      assert.deepEqual(result.drafts, []);
    }
  });

  test("also where it could not be recorded any more", () => {
    const closed = { purpose: { ...SCORING, status: "closed" } } as const;
    assert.equal(kindOf(again(closed, imported())), "already");
  });

  test("with other contents is refused, and names the consent that stands", () => {
    const named = { categories: ["iin", "income", "phone"] };
    const no = refused(again({ named }, imported()));
    assert.deepEqual([no.code, no.consentId], ["recorded-otherwise", idOf("con", 1)]);
    const shorter = { validUntil: day("2026-12-31") };
    assert.equal(kindOf(again(shorter, imported())), "recorded-otherwise");
  });

  test("of another day is other contents: it brings nothing back", () => {
    const first = imported();
    const disputed = done(
      first,
      disputeConsent(
        first,
        { consentId: idOf("con", 1), evidenceSha256: "e".repeat(64) },
        worldAt(MONDAY),
      ),
      MONDAY,
    );
    const next = at("2026-07-20T10:00:00+05:00");
    for (const state of [first, withdrawnState(first), disputed]) {
      for (const givenOn of ["2026-05-03", "2026-07-14"]) {
        const more = { consentId: idOf("con", 9), givenOn: day(givenOn) };
        const no = refused(bringIn(more, state, next));
        assert.deepEqual([no.code, no.consentId], ["recorded-otherwise", idOf("con", 1)]);
      }
    }
  });

  test("another paper of the same day is not the same, and is no newer one", () => {
    const confirmation = { ...written("2026-05-04"), documentSha256: "f".repeat(64) } as const;
    assert.equal(kindOf(again({ confirmation }, imported())), "newer-answer-stands");
  });
});

test("given today it is effective at its recording", () => {
  const today = legalDayOf(MONDAY);
  const consent = consentIn(imported({ givenOn: today }));
  assert.equal(formatInstant(consent.effectiveAt), formatInstant(MONDAY));
  assert.equal(kindOf(bringIn({ givenOn: today }, imported({ givenOn: today }))), "already");
});
