import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, day, type LegalDay } from "@kelisim/core";
import fc from "fast-check";
import {
  publish,
  type Fact,
} from "../../../../../store/src/portal/oversight/groups.test-support.ts";
import { figuresBy, ranked } from "./figures.ts";
import { within } from "./within.ts";

const FIRST = day("2026-09-01");
const RANGE = { from: FIRST, to: day("2026-10-31") };
/** Few days of two months, so that some have enough people and some have not. */
const DAYS = [0, 1, 2, 3, 30, 31].map((n) => addDays(FIRST, n));

const facts: fc.Arbitrary<Fact[]> = fc.array(
  fc.record({
    bin: fc.constantFrom("a", "b"),
    family: fc.constant("denied"),
    kind: fc.constantFrom("no-consent", "consent-expired", "purpose-mismatch"),
    day: fc.constantFrom(...DAYS),
    person: fc.integer({ min: 1, max: 9 }),
  }),
  { maxLength: 60 },
);

type Atom = Pick<Fact, "bin" | "family" | "kind" | "day">;
const isOf =
  ({ bin, kind, day: on }: Atom) =>
  (fact: Fact): boolean =>
    fact.bin === bin && fact.kind === kind && fact.day === on;

/** An atom told anew, about these people and then about some whom nobody has seen; the last one again and again. */
function told(atom: Atom, known: readonly number[], persons: number, records: number): Fact[] {
  const whom = [...new Set([...known, 101, 102, 103, 104])].slice(0, persons);
  return Array.from({ length: records }, (_none, index) => ({
    ...atom,
    person: whom[Math.min(index, persons - 1)] ?? 0,
  }));
}

const peopleOf = (of: readonly Fact[]): readonly number[] => of.map(({ person }) => person);

const same = (a: readonly Fact[], b: readonly Fact[]): boolean =>
  JSON.stringify(publish(a, RANGE)) === JSON.stringify(publish(b, RANGE));

/** The same numbers, all of them about one person: nobody outside knows that it was not so. */
const aboutOne = (of: readonly Fact[]): Fact[] => of.map((fact) => ({ ...fact, person: 101 }));

const isSmall = (all: readonly Fact[], atom: Atom): boolean =>
  new Set(peopleOf(all.filter(isOf(atom)))).size < 5;

/** Whether the same is published of other facts in which the atom has another number of records. */
function couldBeOther(all: readonly Fact[], atom: Atom): boolean {
  const own = all.filter(isOf(atom));
  const rest = all.filter((fact) => !isOf(atom)(fact));
  const others = rest.filter(
    ({ bin, day: on }) => bin === atom.bin && on.slice(0, 7) === atom.day.slice(0, 7),
  );
  const small = others.filter((fact) => isSmall(all, fact));
  const large = rest.filter((fact) => !small.includes(fact));
  if (same(all, [...large, ...aboutOne(small), ...told(atom, [101], 1, own.length + 1)]))
    return true;
  for (let records = 1; records <= own.length + others.length + 1; records += 1) {
    if (records === own.length) continue;
    for (let persons = 1; persons <= Math.min(4, records); persons += 1) {
      const changed = told(atom, peopleOf(own), persons, records);
      if (same(all, [...rest, ...changed])) return true;
      for (const other of others) {
        const theirs = rest.filter(isOf(other));
        const left = theirs.length + own.length - records;
        const remaining = rest.filter((fact) => !isOf(other)(fact));
        for (let people = 1; people <= Math.min(4, left); people += 1) {
          const moved = told(other, peopleOf(theirs), people, left).map((fact) => ({
            ...fact,
            person: fact.person > 100 ? fact.person + 100 : fact.person,
          }));
          if (same(all, [...remaining, ...changed, ...moved])) return true;
        }
      }
    }
  }
  return false;
}

test("nothing that is published settles how much a small group has", () => {
  fc.assert(
    fc.property(facts, (all) => {
      for (const { level, count, bin, family, kind, from } of publish(all, RANGE)) {
        if (level !== "day" || count !== undefined || kind === undefined) continue;
        assert.ok(couldBeOther(all, { bin, family, kind, day: from }), `${bin} ${kind} ${from}`);
      }
    }),
    { numRuns: 300 },
  );
});

test("a question about fewer days or one organisation publishes nothing that the whole does not", () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }));
  fc.assert(
    fc.property(facts, span, (all, [a, b]) => {
      const [from, to] = [addDays(FIRST, Math.min(a, b)), addDays(FIRST, Math.max(a, b))];
      const whole = new Set(publish(all, RANGE).map((group) => JSON.stringify(group)));
      const parts = [
        publish(all, { from, to }),
        publish(
          all.filter(({ bin }) => bin === "a"),
          RANGE,
        ),
      ];
      for (const group of parts.flat()) assert.ok(whole.has(JSON.stringify(group)));
      assert.deepEqual(within(publish(all, RANGE), { from, to }), parts[0]);
    }),
  );
});

test("figures count each record once, and say where there is more", () => {
  fc.assert(
    fc.property(facts, (all) => {
      const groups = publish(all, RANGE);
      for (const keyOf of [
        ({ bin }: { bin: string }) => bin,
        ({ kind }: { kind: string | undefined }) => kind,
        () => "all",
      ]) {
        for (const [key, { count, hasFew }] of figuresBy(groups, keyOf)) {
          const real = all.filter((fact) => keyOf(fact) === key).length;
          assert.ok(count <= real);
          // What is held together with other kinds is in no figure of a kind.
          assert.equal(hasFew, count < real);
        }
      }
    }),
  );
});

const many = (kind: string, on: LegalDay, persons: number): Fact[] =>
  Array.from({ length: persons }, (_none, person) => ({
    ...{ bin: "a", family: "denied", kind, day: on, person },
  }));

test("a trickle of three a day shows up in its month, and on no day", () => {
  const all = Array.from({ length: 5 }, (_none, n) =>
    many("no-consent", addDays(FIRST, n), 3).map((fact) => ({ ...fact, person: fact.person + n })),
  ).flat();
  const groups = publish(all, RANGE);
  assert.deepEqual(figuresBy(groups, ({ bin }) => bin).get("a"), { count: 15, hasFew: false });
  const byDay = figuresBy(groups, ({ level, from }) => (level === "day" ? from : undefined));
  assert.deepEqual(byDay.get(FIRST), { count: 0, hasFew: true });
});

test("the largest figures come first", () => {
  const groups = publish(
    [...many("no-consent", FIRST, 7), ...many("consent-expired", FIRST, 9)],
    RANGE,
  );
  const figures = figuresBy(groups, ({ kind }) => kind);
  assert.deepEqual(
    ranked(figures).map(([kind, { count }]) => [kind, count]),
    [
      ["consent-expired", 9],
      ["no-consent", 7],
    ],
  );
});
