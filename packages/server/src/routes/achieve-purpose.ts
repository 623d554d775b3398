import {
  achievePurpose,
  formatInstant,
  parseIin,
  type ConsentId,
  type Purpose,
  type PurposeId,
  type SubjectId,
} from "@kelisim/core";
import type { AchievePurposeBody, IdParams } from "@kelisim/protocol";
import {
  ensureSubject,
  markCommand,
  objectById,
  purposeById,
  receiversUnder,
} from "@kelisim/store";
import { ok, problem, type Call, type Reply } from "../http/operation.ts";
import { endPurpose } from "./end-purpose.ts";
import { NOT_FOUND, pathId } from "./references.ts";
import { isRefused, runCommand } from "./run-command.ts";
import { worldOf } from "./world.ts";

/** The answer says only what the call said and when: a repeated one, when the first was. */
export const achievedView = (
  { body, now }: Pick<Call<AchievePurposeBody>, "body" | "now">,
  purposeId: PurposeId,
): Reply =>
  ok({
    purpose_id: purposeId,
    achieved_for: body.data_subject === undefined ? "everyone" : "one-person",
    achieved_at: formatInstant(now),
  });

/**
 * A purpose was reached: the consents that lasted until then end, one person's or everybody's.
 * For everybody it is one count that every decision compares, not a walk over consents. @law 231-VIII 8(6)
 */
export async function achieve(call: Call<AchievePurposeBody, IdParams>): Promise<Reply> {
  const { ctx, body, caller, now, mark } = call;
  const { db, ring } = ctx.store;
  const id = pathId("pur", call.params);
  const purpose = id === undefined ? undefined : await purposeById(db, id);
  if (purpose?.partyId !== caller.party.id) return NOT_FOUND;
  if (purpose.status === "draft") return problem("purpose-not-active");
  if (body.data_subject === undefined) {
    const next = (present: Purpose): Purpose => ({
      ...present,
      achievedCount: present.achievedCount + 1,
    });
    await db.tx(async (tx) => {
      await endPurpose(call, tx, purpose.id, "achieved", next, body.note);
      if (mark !== undefined) await markCommand(tx, mark, purpose.id, now);
    });
    ctx.registry.forgetAll();
    return achievedView(call, purpose.id);
  }
  const iin = parseIin(body.data_subject.iin);
  if (!iin.ok) throw new Error("an IIN passed its schema and does not parse");
  let person: SubjectId | undefined;
  const done = await runCommand<readonly ConsentId[]>(call, {
    subjectId: async () => (person = await ensureSubject(db, ring, iin.iin)),
    fields: { iin: iin.iin },
    resultId: () => purpose.id,
    decide: async (state, tx) => {
      const given = [...state.consents.values()].filter((each) => each.purposeId === purpose.id);
      const objects = [];
      for (const { objectId } of given) objects.push(await objectById(tx, objectId));
      const ids = given.map((consent) => consent.id.slice(4));
      const received = person === undefined ? [] : await receiversUnder(tx, person, ids);
      const known = objects.filter((object) => object !== undefined);
      const reached = { purpose, note: body.note, objects: known, received };
      return achievePurpose(state, reached, worldOf(call));
    },
  });
  return isRefused(done) ? done : achievedView(call, purpose.id);
}
