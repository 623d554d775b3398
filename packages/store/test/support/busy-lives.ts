import fc from "fast-check";
import { BUREAU } from "../../../core/src/testing/registry.test-support.ts";
import { steps, type Step } from "../../../core/src/testing/steps.test-support.ts";

const DAY_MS = 86_400_000;
const PAPER = { daysAgo: 0 } as const;
/** Picks the newest of seven records or fewer, most often. */
const newest = fc.constantFrom(0, 1, 2, 3, 4, 5, 6);
const purpose = fc.constantFrom(0 as const, 1 as const);

const asked = purpose.map((which): Step => ({
  do: "ask",
  purpose: which,
  object: 0,
  categories: undefined,
  actions: undefined,
  validIn: null,
}));
const granted = newest.map((pick): Step => ({
  do: "grant",
  pick,
  categories: undefined,
  proof: PAPER,
}));
const withdrawn = newest.map((pick): Step => ({
  do: "withdraw",
  pick,
  received: [BUREAU.id],
  proof: PAPER,
}));
const retained = newest.map((pick): Step => ({
  do: "discharge",
  pick,
  outcome: "reasoned-refusal",
  ground: { kind: "obligation", reference: "№ 7" },
  categories: undefined,
  actions: undefined,
  untilIn: 100,
  named: false,
}));
const later = fc.constant<Step>({ do: "tick", ms: DAY_MS });

/** Steps that follow from each other, so that most of them are carried out. */
const chains = fc.oneof(
  fc.tuple(asked, granted),
  fc.tuple(asked, later, granted, later, withdrawn),
  fc.tuple(asked, granted, withdrawn, retained),
);

/** Lives in which more happens than in `lives`: random steps between steps that make sense. */
export const busyLives: fc.Arbitrary<readonly Step[]> = fc
  .array(fc.oneof(chains, fc.array(steps, { minLength: 1, maxLength: 4 })), {
    minLength: 4,
    maxLength: 9,
    size: "max",
  })
  .map((chunks) => chunks.flat());
