import {
  parseIin,
  uuidOf,
  type Iin,
  type RepresentationId,
  type RightsCallId,
  type SealedPart,
  type SubjectId,
} from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { openPart } from "./personal-fields.ts";

/** The words of a rights call, opened with the person's own key; empty once that is destroyed. */
export async function rightsCallWords(
  db: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
  callId: RightsCallId,
): Promise<SealedPart> {
  const [row] = await db.query<{ event_id: string; sealed: Uint8Array | null }>(
    {
      name: "rights-call-words",
      text: `select event_id, sealed from event
             where subject_id = $1 and type = 'rights-call.received' and body -> 'call' ->> 'id' = $2`,
    },
    [uuidOf(subjectId), callId],
  );
  if (row === undefined) return {};
  return openPart(db, ring, subjectId, row.event_id.replaceAll("-", ""), row.sealed);
}

/** The number of whoever acts by a representation of this person; `undefined` once her key is gone. */
export async function representativeIin(
  db: Queryable,
  ring: KeyRing,
  subjectId: SubjectId,
  representationId: RepresentationId,
): Promise<Iin | undefined> {
  const [row] = await db.query<{ event_id: string; sealed: Uint8Array | null }>(
    {
      name: "representation-words",
      text: `select event_id, sealed from event
             where subject_id = $1 and type = 'representation.registered'
               and body -> 'representation' ->> 'id' = $2`,
    },
    [uuidOf(subjectId), representationId],
  );
  if (row === undefined) return undefined;
  const eventId = row.event_id.replaceAll("-", "");
  const words = await openPart(db, ring, subjectId, eventId, row.sealed);
  const read = parseIin(words["representative_iin"] ?? "");
  return read.ok ? read.iin : undefined;
}
