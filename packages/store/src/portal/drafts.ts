import { randomUUID } from "node:crypto";
import { uuidOf, type Instant, type SubjectId } from "@kelisim/core";
import type { Db, Queryable, Row } from "../db/db.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { openJson, sealJson, type SealedPlace } from "./sealed-json.ts";

/** What somebody typed when her session had ended. */
export type Draft = {
  /** Where the form goes, without a query. */
  readonly path: string;
  /** As whom she typed it. */
  readonly persona: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
};

/** More than anybody comes back to: a browser that fails in a circle fills no disk. */
const MOST_KEPT = 20;

const FORGET_OLDEST = {
  name: "forget-oldest-drafts",
  text: `delete from portal_draft where subject_id = $1 and draft_id in
           (select draft_id from portal_draft where subject_id = $1
            order by kept_at desc, draft_id offset $2)`,
};

const placeOf = (subjectId: SubjectId, draftId: string): SealedPlace => ({
  table: "portal_draft",
  subjectId,
  row: draftId,
});

/** Keeps what was typed, under her own key. @returns the draft's UUID; `undefined` for an erased person */
export async function keepDraft(
  db: Db,
  ring: KeyRing,
  subjectId: SubjectId,
  draft: Draft,
  keptAt: Instant,
): Promise<string | undefined> {
  const draftId = randomUUID();
  return db.tx(async (tx) => {
    const alive = await tx.query(
      "select from subject where subject_id = $1 and erased_at is null for update",
      [uuidOf(subjectId)],
    );
    if (alive.length === 0) return undefined;
    const sealed = await sealJson(tx, ring, placeOf(subjectId, draftId), draft);
    await tx.query(
      {
        name: "keep-draft",
        text: "insert into portal_draft (subject_id, draft_id, kept_at, sealed) values ($1, $2, $3, $4)",
      },
      [uuidOf(subjectId), draftId, keptAt, sealed],
    );
    await tx.query(FORGET_OLDEST, [uuidOf(subjectId), MOST_KEPT]);
    return draftId;
  });
}

/** What she had typed; `undefined` for somebody else's. */
export async function draftOf(
  db: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
  draftId: string,
): Promise<Draft | undefined> {
  const [row] = await db.query<Row & { sealed: Uint8Array }>(
    {
      name: "draft",
      text: "select sealed from portal_draft where subject_id = $1 and draft_id = $2",
    },
    [uuidOf(subjectId), draftId],
  );
  return row && openJson<Draft>(db, ring, placeOf(subjectId, draftId), row.sealed);
}

export async function dropDraft(
  db: Queryable,
  subjectId: SubjectId,
  draftId: string,
): Promise<void> {
  await db.query(
    {
      name: "drop-draft",
      text: "delete from portal_draft where subject_id = $1 and draft_id = $2",
    },
    [uuidOf(subjectId), draftId],
  );
}
