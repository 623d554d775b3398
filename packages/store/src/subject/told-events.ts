import {
  idFrom,
  parseInstant,
  readRecord,
  uuidOf,
  type Instant,
  type PartyId,
  type SealedPart,
  type SubjectEventBody,
  type SubjectId,
} from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { openPart } from "./personal-fields.ts";

/** What somebody recorded about a person, and who that was. */
export type ToldEvent = {
  readonly recordedAt: Instant;
  readonly effectiveAt: Instant;
  readonly body: SubjectEventBody;
  /** `undefined` for what came about by itself. */
  readonly toldBy: PartyId | undefined;
  /** The words that belong to it; empty once her key is destroyed. */
  readonly words: SealedPart;
};

type ToldRow = Row & {
  event_id: string;
  recorded_at: string;
  effective_at: string;
  actor_party: string | null;
  body: string;
  sealed: Uint8Array | null;
};

/** A person's events of some types with their words, in her own order. */
export async function toldEvents(
  db: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
  types: readonly SubjectEventBody["type"][],
): Promise<ToldEvent[]> {
  const rows = await db.query<ToldRow>(
    {
      name: "told-events",
      text: `select event_id, recorded_at, effective_at, actor_party, body::text as body, sealed from event
             where subject_id = $1 and type = any($2::text[]) order by seq`,
    },
    [uuidOf(subjectId), [...types]],
  );
  const told: ToldEvent[] = [];
  for (const row of rows) {
    const recordedAt = parseInstant(row.recorded_at);
    const effectiveAt = parseInstant(row.effective_at);
    if (recordedAt === undefined || effectiveAt === undefined)
      throw new Error("an event without an instant");
    const eventId = row.event_id.replaceAll("-", "");
    told.push({
      ...{ recordedAt, effectiveAt },
      body: readRecord(row.body) as SubjectEventBody,
      toldBy: row.actor_party === null ? undefined : idFrom("pty", row.actor_party),
      words: await openPart(db, ring, subjectId, eventId, row.sealed),
    });
  }
  return told;
}
