import {
  holdersOf,
  sameLine,
  type AnswerLine,
  type Consent,
  type PartyId,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import type { Queryable } from "../db/db.ts";
import { objectById } from "../registry/digital-objects.ts";
import { receiversUnder } from "./access-log.ts";

/**
 * The third parties that received a person's data in a line, by the log: also under the consents that a newer
 * one has replaced, because they still hold them.
 */
export const receiversInLine = (
  db: Queryable,
  subjectId: SubjectId,
  { consents }: SubjectState,
  line: AnswerLine,
): Promise<PartyId[]> => {
  const inLine = [...consents.values()].filter((consent) => sameLine(consent, line));
  return receiversUnder(
    db,
    subjectId,
    inLine.map(({ id }) => id.slice(4)),
  );
};

/** Everyone who holds data under a consent. @law 231-VIII 8(7) */
export async function holdersInLine(
  db: Queryable,
  subjectId: SubjectId,
  state: SubjectState,
  consent: Consent,
): Promise<readonly PartyId[]> {
  const object = await objectById(db, consent.objectId);
  if (object === undefined) throw new Error("a consent names an object that is gone");
  return holdersOf(consent, object, await receiversInLine(db, subjectId, state, consent));
}
