import type { Queryable } from "../db/db.ts";
import { addMessages } from "../outbox/outbox.ts";
import { appendEvents } from "./events.ts";
import { project } from "./projector.ts";
import type { SubjectChange } from "./subject-change.ts";

/**
 * Writes what happened to any number of persons: events, the rows that changed and the outbox, a statement
 * for each table. Call it with their rows locked; nobody may be among them twice.
 */
export async function writeChanges(
  tx: Queryable,
  changes: readonly SubjectChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await appendEvents(tx, changes);
  await project(
    tx,
    changes.map(({ actor, ...rest }) => ({ ...rest, serviceId: actor.serviceId })),
  );
  await addMessages(tx, changes);
}
