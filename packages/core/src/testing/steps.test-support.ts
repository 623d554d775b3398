import fc from "fast-check";
import type { WithdrawnParts } from "../consent/parts.ts";
import type { RefusalGround } from "../duty/duty.ts";
import type { DutyOutcome } from "../duty/kinds.ts";
import type { PartyId } from "../ids.ts";
import type { Action } from "../registry/purpose.ts";
import { BUREAU, STRANGER } from "./registry.test-support.ts";

/** Signed so many days ago, or proven at the desk today. */
export type Proof = { readonly daysAgo: number | null };

/** What can happen next to a person. `pick` chooses among the records that she has. */
export type Step =
  | { readonly do: "tick"; readonly ms: number }
  | {
      readonly do: "ask";
      readonly purpose: 0 | 1;
      readonly object: 0 | 1;
      readonly categories: readonly string[] | undefined;
      readonly actions: readonly Action[] | undefined;
      readonly validIn: number | null;
      /** A contract sets the last day, where there is one. */
      readonly byContract?: boolean;
      /** What a standing consent gives already is left out. */
      readonly rest?: boolean;
    }
  /** The bank brings in a paper of that many days ago. */
  | {
      readonly do: "import";
      readonly purpose: 0 | 1;
      readonly object: 0 | 1;
      readonly categories: readonly string[] | undefined;
      readonly actions: readonly Action[] | undefined;
      readonly daysAgo: number;
      readonly document: "a" | "c";
    }
  | { readonly do: "cancel"; readonly pick: number }
  | {
      readonly do: "grant";
      readonly pick: number;
      readonly categories: readonly string[] | undefined;
      readonly proof: Proof;
    }
  | { readonly do: "refuse"; readonly pick: number; readonly proof: Proof }
  | {
      readonly do: "withdraw";
      readonly pick: number;
      readonly received: readonly PartyId[];
      readonly parts?: WithdrawnParts | undefined;
      readonly proof: Proof;
    }
  | { readonly do: "dispute"; readonly pick: number }
  | { readonly do: "achieve" | "achieve-for-all"; readonly purpose: 0 | 1 }
  | {
      readonly do: "discharge";
      readonly pick: number;
      readonly outcome: DutyOutcome;
      readonly ground: RefusalGround | null;
      readonly categories: readonly string[] | undefined;
      readonly actions: readonly Action[] | undefined;
      readonly untilIn: number | null;
      readonly named: boolean;
    }
  | { readonly do: "object" }
  /** The keeper is told that the law was broken with the data of an object. */
  | { readonly do: "signal"; readonly object: 0 | 1 }
  /** The keeper does what a signal demands next, or says what its check came to. */
  | {
      readonly do: "answer-signal";
      readonly pick: number;
      readonly says: "blocked" | "confirmed" | "not-confirmed" | "unblocked" | "destroyed";
    };

const DAY_MS = 86_400_000;
const pick = fc.nat(7);
const either = fc.constantFrom(0 as const, 1 as const);
const proof: fc.Arbitrary<Proof> = fc.record({
  daysAgo: fc.oneof(fc.constant(null), fc.constantFrom(-1, 0, 1, 30)),
});
const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const actions = maybe(fc.subarray<Action>(["collect", "process", "disclose"]));
const categories = maybe(fc.subarray(["iin", "income", "phone", "full-name", "address"]));

const ticks = fc.oneof(
  fc.integer({ min: -40 * DAY_MS, max: 60 * DAY_MS }),
  fc.constantFrom(1, -1, DAY_MS, 8 * DAY_MS, 400 * DAY_MS, -400 * DAY_MS),
);

const GROUNDS: readonly (RefusalGround | null)[] = [
  null,
  { kind: "obligation", reference: "№ 7" },
  { kind: "obligation", reference: "№ 7" },
  { kind: "law", act: "Act", article: "5", level: "law" },
  { kind: "processing-required", act: "Order", article: "2", level: "bylaw" },
  { kind: "storage-required", act: "Order", article: "3", level: "bylaw" },
  { kind: "other" },
  { kind: "law" },
];

const OUTCOMES: readonly DutyOutcome[] = [
  "ceased",
  "reasoned-refusal",
  "reasoned-refusal",
  "reasoned-refusal",
  "reasoned-refusal",
  "answered",
  "upheld",
  "rejected",
  "partial",
  "proved",
];

/** Mostly all of it; else parts that a consent of these lives may have. */
export const parts: fc.Arbitrary<WithdrawnParts | undefined> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(undefined) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<WithdrawnParts>(
      { categories: ["phone"] },
      { categories: ["income"] },
      { categories: ["phone"], actions: ["collect"] },
      { actions: ["process"] },
      { actions: ["disclose"] },
      { recipients: [BUREAU.id] },
      { countries: ["DE"] },
    ),
  },
);

/** The refusal that most often leaves something open. */
const keepsProcessing = (which: number): Step => ({
  ...{ do: "discharge", pick: which, outcome: "reasoned-refusal" },
  ...{ ground: { kind: "obligation", reference: "№ 7" }, categories: undefined },
  ...{ actions: undefined, untilIn: null, named: true },
});

/** Any step, the interesting ones more often. */
export const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("tick" as const), ms: ticks }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("ask" as const),
      purpose: either,
      object: fc.constantFrom(0 as const, 0 as const, 1 as const),
      categories,
      actions,
      validIn: fc.constantFrom(null, null, -1, 0, 5, 40, 900),
      byContract: fc.constantFrom(false, false, false, true),
      rest: fc.constantFrom(false, false, false, false, true),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("import" as const),
      purpose: either,
      object: fc.constantFrom(0 as const, 0 as const, 0 as const, 1 as const),
      categories,
      actions,
      daysAgo: fc.constantFrom(-1, 0, 0, 1, 30, 500),
      document: fc.constantFrom("a" as const, "c" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("cancel" as const), pick }) },
  {
    weight: 7,
    arbitrary: fc.record({ do: fc.constant("grant" as const), pick, categories, proof }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("refuse" as const), pick, proof }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("withdraw" as const),
      pick,
      received: fc.subarray([BUREAU.id, STRANGER.id]),
      parts,
      proof,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("dispute" as const), pick }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom("achieve" as const, "achieve-for-all" as const),
      purpose: either,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("discharge" as const),
      pick,
      outcome: fc.constantFrom(...OUTCOMES),
      ground: fc.constantFrom(...GROUNDS),
      categories,
      actions: maybe(fc.subarray<Action>(["collect", "process"])),
      untilIn: fc.constantFrom(null, null, -1, 0, 100),
      named: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: pick.map(keepsProcessing) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("object" as const) }) },
);

/** A whole life: thirty steps or so. */
export const lives = fc.array(steps, { minLength: 10, maxLength: 45, size: "max" });
