import fc from "fast-check";
import type { AccessQuestion, PersonFacts } from "../access/question.ts";
import type { Answer, Consent, ConsentState, Refusal } from "../consent/consent.ts";
import type { Retention } from "../duty/retention.ts";
import { ACTIONS, type Purpose } from "../registry/purpose.ts";
import { day, instantOf, type Instant } from "../time.ts";
import { idOf } from "./ids.test-support.ts";
import { at } from "./plain.test-support.ts";
import {
  ARCHIVE,
  AUTO_SCORING,
  BANK,
  BUREAU,
  CLOSED_BANK,
  DELIVERY,
  HOST,
  KEEPER,
  LOANS,
  MINISTRY,
  REGISTER,
  SCORING,
  STRANGER,
} from "./registry.test-support.ts";

const BOUNDARIES = [
  "2026-01-18T00:00:00+05:00",
  "2026-07-12T00:00:00+05:00",
  "2026-12-31T00:00:00+05:00",
  "2027-07-13T00:00:00+05:00",
].map((text) => at(text).epochMilliseconds);

const STATISTICS = { code: "9-3", act: "№ 1", article: "2", level: "bylaw" } as const;

const TOUCHES_NO_RIGHTS = AUTO_SCORING.automated && {
  ...AUTO_SCORING.automated,
  affectsRights: false,
};

const YEAR_1 = -62_135_596_800_000;
const YEAR_2100 = 4_102_444_800_000;

/** Instants near the days on which something changes, and any others of two thousand years. */
export const instants: fc.Arbitrary<Instant> = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom(at("2026-09-01T12:00:00+05:00").epochMilliseconds) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom(...BOUNDARIES), fc.constantFrom(-86_400_000, -1, 0, 1, 86_400_000))
        .map(([boundary, shift]) => boundary + shift),
    },
    { weight: 1, arbitrary: fc.integer({ min: YEAR_1, max: YEAR_2100 }) },
  )
  .map(instantOf);

const lastDays = fc.constantFrom("2026-01-17", "2026-07-11", "2026-12-30", "2027-07-12").map(day);

const CODES = ["iin", "income", "phone", "full-name", "address"];
/** Mostly what the purpose names, sometimes anything. */
const categories = fc.oneof(
  { weight: 8, arbitrary: fc.subarray(["iin", "income", "phone"], { minLength: 1 }) },
  { weight: 1, arbitrary: fc.subarray(CODES, { minLength: 1 }) },
  { weight: 1, arbitrary: fc.constant(["no-such-category"]) },
);

const status = <T extends { readonly status: string }>(record: T, closed: T["status"]) =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constant(record) },
    { weight: 1, arbitrary: fc.constant<T>({ ...record, status: closed }) },
  );

/** What bans and grounds look at, declared of the bank's purpose. */
const declared: fc.Arbitrary<Partial<Purpose>> = fc.oneof(
  fc.constant<Partial<Purpose>>({ banned: "harmful-purpose" }),
  fc.constantFrom<Partial<Purpose>>(
    { source: "public-source" },
    { source: "public-source", declared: { targeting: { criteria: "debtors of the bank" } } },
  ),
  fc.constantFrom<Partial<Purpose>>(
    { actions: ["process", "automated-decision"] },
    { actions: ["process", "automated-decision"], automated: AUTO_SCORING.automated },
    { actions: ["process", "automated-decision"], automated: TOUCHES_NO_RIGHTS },
  ),
  fc
    .record({
      code: fc.constantFrom("9-1", "9-3", "9-5", "9-10", "9-10", "9-11"),
      level: fc.constantFrom("law" as const, "law" as const, "bylaw" as const),
      reference: fc.constantFrom("№ 7", undefined),
      deferral: fc.constantFrom({ act: "№ 3", article: "9", event: "found" }, undefined),
    })
    .map(({ reference, deferral, ...ref }): Partial<Purpose> => ({
      actions: [...ACTIONS],
      declared: {
        legal_ground: {
          ...{ ...ref, act: "№ 1", article: "2" },
          ...(reference !== undefined && { reference }),
          ...(deferral !== undefined && { deferral }),
        },
      },
    })),
  fc.constantFrom<Partial<Purpose>>(
    { declared: { place: "private" } },
    { declared: { place: "public", public_place_aim: "health" } },
    { declared: { deidentification: "by-platform-operator" } },
    { declared: { deidentification: "by-holder", legal_ground: STATISTICS } },
  ),
);

const purposes: fc.Arbitrary<Purpose | undefined> = fc.oneof(
  { weight: 20, arbitrary: status(SCORING, "draft") },
  { weight: 12, arbitrary: declared.map((more) => ({ ...SCORING, ...more })) },
  { weight: 3, arbitrary: status(DELIVERY, "closed") },
  { weight: 2, arbitrary: fc.constant(AUTO_SCORING) },
  { weight: 1, arbitrary: fc.constant(undefined) },
);

type Asked = Pick<AccessQuestion, "action" | "recipient" | "country">;

/** What is asked to be done: mostly with just the members that go with it. */
const deeds: fc.Arbitrary<Asked> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom<Asked>(
      { action: "process", recipient: undefined, country: undefined },
      { action: "process", recipient: undefined, country: undefined },
      { action: "disclose", recipient: BUREAU.id, country: undefined },
      { action: "automated-decision", recipient: undefined, country: undefined },
      { action: "cross-border", recipient: undefined, country: "DE" },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      action: fc.constantFrom(...ACTIONS),
      recipient: fc.constantFrom(undefined, BUREAU.id, STRANGER.id, "unknown" as const),
      country: fc.constantFrom(undefined, "DE", "FR"),
    }),
  },
);

/** Questions of which about half reach the rules about the person. */
export const questions: fc.Arbitrary<AccessQuestion> = fc
  .record({
    service: fc.constantFrom("non-state" as const, "state" as const),
    at: instants,
    requester: fc.oneof(
      { weight: 14, arbitrary: fc.constantFrom(BANK, BANK, KEEPER, HOST) },
      { weight: 2, arbitrary: fc.constantFrom(BUREAU, MINISTRY, STRANGER, CLOSED_BANK) },
      { weight: 1, arbitrary: fc.constant(undefined) },
    ),
    deed: deeds,
    object: fc.oneof(
      { weight: 16, arbitrary: status(LOANS, "closed") },
      { weight: 4, arbitrary: fc.constant({ ...LOANS, confidential: true }) },
      { weight: 1, arbitrary: fc.constant({ ...LOANS, storageCountry: "DE" }) },
      { weight: 1, arbitrary: fc.constant({ ...LOANS, categories: ["iin", "income"] }) },
      { weight: 2, arbitrary: fc.constant(REGISTER) },
      { weight: 1, arbitrary: fc.constantFrom(ARCHIVE, undefined) },
    ),
    purpose: purposes.chain((purpose) =>
      fc.constantFrom(0, 1).map((achievedCount) => purpose && { ...purpose, achievedCount }),
    ),
    categories,
    recipientRoles: fc.oneof(
      { weight: 2, arbitrary: fc.constant(BUREAU.roles) },
      { weight: 1, arbitrary: fc.constant(["ai-platform-operator" as const]) },
    ),
    hasBiometrics: fc.oneof(
      { weight: 4, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
  })
  .map(({ deed, hasBiometrics, recipientRoles, ...rest }) => ({
    ...rest,
    ...deed,
    biometric: hasBiometrics ? rest.categories.slice(0, 1) : [],
    recipientRoles: deed.recipient === BUREAU.id ? recipientRoles : [],
  }));

/** What a newest answer can be: a consent that a newer one replaced is never the newest. */
const ends: fc.Arbitrary<ConsentState> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ state: "standing" as const }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        "withdrawn" as const,
        "fulfilled" as const,
        "disputed" as const,
        "annulled" as const,
      )
      .chain((state) => instants.map((then) => ({ state, at: then }))),
  },
);

const CONTRACT = { kind: "contract" } as const;
const LINE = { partyId: BANK.id, objectId: LOANS.id, purposeId: SCORING.id };

const consents: fc.Arbitrary<Consent> = fc
  .record({
    categories,
    actions: fc.oneof(
      { weight: 3, arbitrary: fc.constant([...ACTIONS]) },
      { weight: 1, arbitrary: fc.subarray([...ACTIONS]) },
    ),
    recipients: fc.constantFrom([], [BUREAU.id], [BUREAU.id]),
    countries: fc.constantFrom([], ["DE"], ["DE"]),
    term: fc.oneof(
      lastDays.map((lastDay) => ({ kind: "date" as const, lastDay })),
      // A law or a contract sets the day, and the purpose does not end it.
      lastDays.map((lastDay) => ({ kind: "date" as const, lastDay, basis: CONTRACT })),
      fc.constant({ kind: "purpose-achieved" as const }),
    ),
    achievedCount: fc.constantFrom(0, 1),
    end: ends,
    grantedAt: instants,
  })
  .map((some) => ({
    ...LINE,
    ...some,
    kind: "granted",
    id: idOf("con", 1),
    requestId: idOf("req", 1),
    purposeVersion: 1,
    seq: 2,
    effectiveAt: some.grantedAt,
    confirmation: "written",
    provenance: { kind: "asserted-by-holder", partyId: BANK.id },
    language: "kk",
    noticeHash: "",
  }));

const refusals: fc.Arbitrary<Refusal> = instants.map((then) => ({
  ...LINE,
  kind: "refused",
  requestId: idOf("req", 1),
  seq: 2,
  at: then,
  provenance: { kind: "asserted-by", partyId: STRANGER.id },
}));

const retentions: fc.Arbitrary<Retention> = fc
  .record({
    holderId: fc.constantFrom(BANK.id, KEEPER.id, BUREAU.id),
    categories,
    actions: fc.constantFrom([], ["process" as const], ["process" as const]),
    until: fc.option(lastDays),
    n: fc.nat(9),
  })
  .map(({ n, ...some }) => ({
    ...some,
    id: idOf("ret", n),
    consentId: idOf("con", 1),
    dutyId: idOf("dty", n),
    objectId: LOANS.id,
    purposeId: SCORING.id,
    ground: { kind: "obligation", reference: "№ 1" },
    seq: n,
  }));

const answers: fc.Arbitrary<Answer | undefined> = fc.oneof(
  { weight: 8, arbitrary: consents },
  { weight: 1, arbitrary: refusals },
  { weight: 1, arbitrary: fc.constant(undefined) },
);

/** What may be known of a person in the line of a question. */
export const facts: fc.Arbitrary<PersonFacts> = fc.record({
  newest: answers,
  retentions: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(retentions, { minLength: 1, maxLength: 3 }) },
  ),
  blocked: fc.oneof(
    { weight: 9, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
  lastEventAt: fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: instants },
  ),
});
