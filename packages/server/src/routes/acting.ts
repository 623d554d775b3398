import {
  iinBirth,
  legalDayOf,
  laterInstant,
  type ActedWhen,
  type Acting,
  type Iin,
  type RepresentationId,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import { findSubject, iinsOf, readSubject, type Queryable } from "@kelisim/store";
import type { Context } from "../context.ts";
import type { Call } from "../http/operation.ts";

/** Who acts, of a person whose number is at hand. */
export const actingBy = (
  { config }: Context,
  iin: Iin | undefined,
  representationId: RepresentationId | undefined,
): Acting => ({
  representationId,
  birth: iin === undefined ? undefined : iinBirth(iin)?.day,
  readings: config.readings,
});

/** Who acts, of a person whose number is sealed in the store. */
export async function actingOf(
  ctx: Context,
  tx: Queryable,
  subjectId: SubjectId,
  representationId: RepresentationId | undefined,
): Promise<Acting> {
  const iins = await iinsOf(tx, ctx.store.ring, [subjectId]);
  return actingBy(ctx, iins.get(subjectId), representationId);
}

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
