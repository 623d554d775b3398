import { BulkStatement, type BulkWriter } from "../db/bulk.ts";
import type { Queryable } from "../db/db.ts";
import { inOneBatch, type Logged } from "../evidence-log/event-batch.ts";
import { PENDING_WRITER } from "../evidence-log/pending.ts";
import { MESSAGE_WRITER } from "../outbox/outbox.ts";
import { COUNTER_WRITER, EVENT_WRITER } from "./events.ts";
import { PROJECTION_WRITERS } from "./projector.ts";
import type { SubjectChange } from "./subject-change.ts";

/** What is written of a change, but for the person's own row. */
export const CHANGE_WRITERS: readonly BulkWriter<Logged<SubjectChange>>[] = [
  EVENT_WRITER,
  PENDING_WRITER,
  ...PROJECTION_WRITERS,
  MESSAGE_WRITER,
];

const CHANGES = new BulkStatement<Logged<SubjectChange>>({
  name: "write-changes",
  writers: [COUNTER_WRITER, ...CHANGE_WRITERS],
});

/**
 * Writes what happened to any number of persons in one statement: events, as one batch of the log, the rows that changed and the outbox.
 * Call it with their rows locked; nobody may be among them twice.
 */
export const writeChanges = (tx: Queryable, changes: readonly SubjectChange[]): Promise<void> =>
  CHANGES.write(tx, inOneBatch(changes));
