import {
  iinBirth,
  legalDayOf,
  laterInstant,
  type ActedWhen,
  type Acting,
  type Iin,
  type RepresentationId,
  type SubjectState,
} from "@kelisim/core";
import { findSubject, readSubject } from "@kelisim/store";
import type { Context } from "../context.ts";
import type { Call } from "../http/operation.ts";

/** Who acts. @param iin the number of the person whose data it is */
export const actingBy = (
  { config }: Context,
  iin: Iin | undefined,
  representationId: RepresentationId | undefined,
): Acting => ({
  representationId,
  birth: iin === undefined ? undefined : iinBirth(iin)?.day,
  readings: config.readings,
});

/** An act of this very moment. */
export const actedNow = ({ now }: Pick<Call, "now">, state: SubjectState): ActedWhen => ({
  at: laterInstant(now, state.lastEventAt),
  day: legalDayOf(now),
});

/** Whether a body names a representation that this person does not have. */
export async function isForeign(
  { store }: Context,
  iin: Iin,
  representationId: RepresentationId | undefined,
): Promise<boolean> {
  if (representationId === undefined) return false;
  const subjectId = await findSubject(store.db, store.ring, iin);
  if (subjectId === undefined) return true;
  return !(await readSubject(store, subjectId)).representations.has(representationId);
}
