import { idFrom } from "@kelisim/core";
import type { Store } from "@kelisim/store";
import { assertFolded, halvesIn } from "../../packages/server/test/support/whole-store.ts";
import { violationsOf, type Violation } from "../violation.ts";

type Counter = { subject_id: string; seq: number };

/** Halves of commands that a store holds, among all its rows. */
export const halfWritten = async (store: Store): Promise<readonly Violation[]> =>
  violationsOf("half-written", "there is", await halvesIn(store));

/** Persons whose projections are not the fold of their events. @param limit how many to look at, of random ones */
export async function unfolded(store: Store, limit?: number): Promise<readonly Violation[]> {
  const people = await store.db.query<Counter>(
    limit === undefined
      ? "select subject_id, seq from subject"
      : "select subject_id, seq from subject where subject_id > $1 order by subject_id limit $2",
    limit === undefined ? [] : [crypto.randomUUID(), limit],
  );
  const found: Violation[] = [];
  for (const person of people) {
    if (await isFolded(store, person)) continue;
    found.push({ invariant: "half-written", what: `the projections of ${person.subject_id}` });
  }
  return found;
}

/** Of a person about whom something is just being written, the counter moves: then it is looked again. */
async function isFolded(store: Store, person: Counter): Promise<boolean> {
  const id = idFrom("sub", person.subject_id);
  for (let { seq } = person; ;) {
    const differs = await assertFolded(store, id, seq).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (differs === undefined) return true;
    const [now] = await store.db.query<Counter>(
      "select subject_id, seq from subject where subject_id = $1",
      [person.subject_id],
    );
    if (now === undefined || now.seq === seq) return false;
    seq = now.seq;
  }
}
