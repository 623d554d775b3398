import assert from "node:assert/strict";
import type { ExpectedDuty, Expectation, Outcome } from "./schema/expectation.ts";

/** Keeps of `found` only what `expected` speaks of; what is missing stays missing. */
function pick<T extends object>(found: T, expected: T): Partial<T> {
  const picked: Partial<T> = {};
  for (const key of Object.keys(expected) as (keyof T)[]) {
    if (found[key] !== undefined) picked[key] = found[key];
  }
  return picked;
}

const byParty = (a: ExpectedDuty, b: ExpectedDuty): number => {
  const key = ({ party, kind, due_on }: ExpectedDuty) => `${party} ${kind ?? ""} ${due_on ?? ""}`;
  return key(a) < key(b) ? -1 : 1;
};

function dutiesAsExpected(
  found: readonly ExpectedDuty[],
  expected: readonly ExpectedDuty[],
): readonly ExpectedDuty[] {
  const wanted = expected.toSorted(byParty);
  return found.toSorted(byParty).map((duty, i) => {
    const want = wanted[i];
    return want === undefined ? duty : { ...pick(duty, want), party: duty.party };
  });
}

const asSet = <T extends object>(list: readonly T[]): readonly T[] =>
  list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

const sorted = (list: readonly string[]): readonly string[] => list.toSorted();

/** Lists are sets here: no rule of the law depends on their order. */
function settled(outcome: Expectation): object {
  const { categories, review, actions, recipients, duties, accesses, deferrals, ...plain } =
    outcome;
  return {
    ...plain,
    ...(categories === undefined ? {} : { categories: sorted(categories) }),
    ...(review === undefined ? {} : { review: sorted(review) }),
    ...(actions === undefined ? {} : { actions: sorted(actions) }),
    ...(recipients === undefined ? {} : { recipients: sorted(recipients) }),
    ...(duties === undefined ? {} : { duties: duties.toSorted(byParty) }),
    ...(accesses === undefined ? {} : { accesses: asSet(accesses) }),
    ...(deferrals === undefined ? {} : { deferrals: asSet(deferrals) }),
  };
}

/**
 * Compares what came out of a step with what the scenario expects.
 * @throws AssertionError that shows both
 */
export function checkOutcome(found: Outcome, expected: Expectation, where: string): void {
  // Where a refusal was expected and none came, what came instead is worth seeing.
  const compared: Expectation =
    expected.refused === undefined ? pick(found, expected) : { ...found };
  if (compared.duties !== undefined && expected.duties !== undefined) {
    compared.duties = [...dutiesAsExpected(compared.duties, expected.duties)];
  }
  // A refusal that nobody expects must not hide behind an expectation of nothing.
  if (found.refused !== undefined) compared.refused = found.refused;
  assert.deepEqual(settled(compared), settled(expected), where);
}
