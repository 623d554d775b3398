import { refuse, type SubjectState } from "@kelisim/core";
import { changePurpose, purposeById, type Store } from "@kelisim/store";
import { born, live, type Life } from "../../../core/src/testing/lives.test-support.ts";
import { DELIVERY, SCORING } from "../../../core/src/testing/registry.test-support.ts";
import type { Step } from "../../../core/src/testing/steps.test-support.ts";
import { randomIds, run } from "./commands.ts";
import { newPerson, type Person } from "./people.ts";

/** A person whose life runs through the store, and core's own account of it. */
export type StoredLife = {
  readonly person: Person;
  readonly life: Life;
  /** The state after each accepted command, by the number of its last event. */
  readonly states: ReadonlyMap<number, SubjectState>;
};

async function purposesIn({ db }: Store): Promise<Life["purposes"]> {
  const scoring = await purposeById(db, SCORING.id);
  const delivery = await purposeById(db, DELIVERY.id);
  if (scoring === undefined || delivery === undefined) throw new Error("no registry");
  return [scoring, delivery];
}

/** Somebody new in the seeded registry as it is now. */
export async function bornIn(store: Store): Promise<StoredLife> {
  const life = { ...born(), ids: randomIds, purposes: await purposesIn(store) };
  return { person: await newPerson(store), life, states: new Map() };
}

async function achieveForAll(store: Store, life: Life, which: 0 | 1): Promise<Life> {
  const { id } = life.purposes[which];
  await store.db.tx((tx) =>
    changePurpose(tx, id, { at: life.now, by: null }, (purpose) => ({
      ...purpose,
      achievedCount: purpose.achievedCount + 1,
    })),
  );
  return { ...life, purposes: await purposesIn(store) };
}

/** One step, decided by core inside the store's own unit of work. */
export async function liveIn(store: Store, stored: StoredLife, step: Step): Promise<StoredLife> {
  const { person, life, states } = stored;
  if (step.do === "tick") return { ...stored, life: live(life, step).life };
  if (step.do === "achieve-for-all") {
    return { ...stored, life: await achieveForAll(store, life, step.purpose) };
  }
  const done = await run<unknown>(store, {
    subjectId: person.subjectId,
    fields: { iin: person.iin },
    now: life.now,
    decide: async (state) => live({ ...life, state }, step).result ?? refuse("consent-not-active"),
  });
  if (!done.ok) return stored;
  const { state } = done;
  return { person, life: { ...life, state }, states: new Map(states).set(state.seq, state) };
}

/** A whole life through the store. */
export async function liveThrough(store: Store, steps: readonly Step[]): Promise<StoredLife> {
  let stored = await bornIn(store);
  for (const step of steps) stored = await liveIn(store, stored, step);
  return stored;
}
