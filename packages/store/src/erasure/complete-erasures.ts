import { randomUUID } from "node:crypto";
import { idFrom, uuidOf, type Instant, type SubjectId } from "@kelisim/core";
import type { Actor } from "../subject/events.ts";
import type { Store } from "../store.ts";
import { eraseSubject } from "./erase-subject.ts";
import { sweepDestroyed } from "./sweep.ts";

/** Nobody's key: the service itself, by its own rules. */
export const serviceItself = ({ serviceId }: Store): Actor => ({
  partyId: undefined,
  keyId: undefined,
  commandId: randomUUID(),
  serviceId,
});

/**
 * Erases a locked person if nothing keeps her data any more; for when a retention ends.
 * @returns whether this call erased her; a person who is not locked is left alone
 */
export async function completeErasure(
  store: Store,
  subjectId: SubjectId,
  now: Instant,
): Promise<boolean> {
  const [row] = await store.db.query<{ locked: boolean }>(
    {
      name: "is-locked",
      text: "select locked_at is not null as locked from subject where subject_id = $1",
    },
    [uuidOf(subjectId)],
  );
  if (row?.locked !== true) return false;
  let isErased = false;
  await eraseSubject(store, {
    ...{ subjectId, now, actor: serviceItself(store) },
    also: async (_tx, _done, destroys) => {
      isErased = destroys;
    },
  });
  return isErased;
}

const BATCH = 500;

const LOCKED = {
  name: "locked-subjects",
  text: `select subject_id from subject
         where locked_at is not null and ($1::uuid is null or subject_id > $1)
         order by subject_id limit $2`,
};

/**
 * Completes what waited for a retention to end, and sweeps what was destroyed. Again it changes nothing; any
 * number of processes may run it.
 * @returns how many persons were erased
 */
export async function completeErasures(store: Store, now: Instant): Promise<number> {
  let erased = 0;
  let after: string | null = null;
  for (;;) {
    const rows: { subject_id: string }[] = await store.db.query(LOCKED, [after, BATCH]);
    for (const { subject_id } of rows) {
      if (await completeErasure(store, idFrom("sub", subject_id), now)) erased += 1;
    }
    after = rows.at(-1)?.subject_id ?? null;
    if (rows.length < BATCH) break;
  }
  await sweepDestroyed(store, now);
  return erased;
}
