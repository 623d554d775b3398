import fc from "fast-check";
import { BUREAU } from "../../../core/src/testing/registry.test-support.ts";
import { parts, steps, type Step } from "../../../core/src/testing/steps.test-support.ts";

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
const signal = fc.constantFrom<Step>({ do: "signal", object: 0 }, { do: "signal", object: 1 });
const blocked = newest.map((pick): Step => ({ do: "answer-signal", pick, says: "blocked" }));
const checked = fc.record({
  do: fc.constant("answer-signal" as const),
  pick: newest,
  says: fc.constantFrom("confirmed", "not-confirmed", "unblocked", "destroyed"),
});
const narrowed = fc.record({ pick: newest, parts }).map(({ pick, parts: some }): Step => ({
  ...{ do: "withdraw", pick, received: [BUREAU.id], proof: PAPER },
  parts: some,
}));
const disputed = newest.map((pick): Step => ({ do: "dispute", pick }));
const proved = fc
  .record({ pick: newest, outcome: fc.constantFrom("proved" as const, "rejected" as const) })
  .map(({ pick, outcome }): Step => ({
    ...{ do: "discharge", pick, outcome, ground: null, categories: undefined },
    ...{ actions: undefined, untilIn: null, named: true },
  }));
const later = fc.constant<Step>({ do: "tick", ms: DAY_MS });

/** Steps that follow from each other, so that most of them are carried out. */
const chains = fc.oneof(
  fc.tuple(asked, granted),
  fc.tuple(asked, later, granted, later, withdrawn),
  fc.tuple(asked, granted, withdrawn, retained, retained),
  fc.tuple(asked, granted, narrowed, retained),
  fc.tuple(asked, granted, disputed, proved),
  fc.tuple(asked, granted, signal, blocked),
  fc.tuple(checked, checked),
);

/** Lives in which more happens than in `lives`: random steps between steps that make sense. */
export const busyLives: fc.Arbitrary<readonly Step[]> = fc
  .array(fc.oneof(chains, fc.array(steps, { minLength: 1, maxLength: 4 })), {
    minLength: 4,
    maxLength: 9,
    size: "max",
  })
  .map((chunks) => chunks.flat());

const FIRST = { pick: 0, categories: undefined, proof: PAPER } as const;
const CONSENTED: readonly Step[] = [
  { do: "ask", purpose: 0, object: 0, categories: undefined, actions: undefined, validIn: null },
  { do: "grant", ...FIRST },
];
const keep = (pick: number): Step => ({
  ...{ do: "discharge", pick, outcome: "reasoned-refusal" },
  ...{ ground: { kind: "obligation", reference: "№ 7" }, categories: undefined },
  ...{ actions: undefined, untilIn: null, named: false },
});

/** Lives that come to what random ones may miss: a consent that stands, a dispute, and a recipient that kept what it received. */
export const RARE_LIVES: readonly (readonly Step[])[] = [
  CONSENTED,
  [...CONSENTED, { do: "dispute", pick: 0 }],
  [
    ...CONSENTED,
    { do: "withdraw", pick: 0, received: [BUREAU.id], proof: PAPER },
    ...[0, 1, 2, 3].map(keep),
  ],
];
