import { endPurposeForAll, type EventId, type Purpose, type PurposeId } from "@kelisim/core";
import type { IdParams } from "@kelisim/protocol";
import {
  changePurpose,
  endsConsents,
  newCase,
  objectById,
  runSubjectCommandIn,
  type Queryable,
} from "@kelisim/store";
import { ok, type Call, type Reply } from "../http/operation.ts";
import { purposeView } from "../views/registry-views.ts";
import { NOT_FOUND, pathId } from "./references.ts";
import { worldOf } from "./world.ts";

/** How a purpose ends for everybody. */
type PurposeEnd = "closed" | "achieved";

/**
 * What everybody's holders owe once a purpose has ended, in the transaction that ends it: duties in a case of
 * nobody. Where it ends no consent nobody owes anything. @law 94-V 18 25(2)(4)
 * @param purpose as it was before
 */
export async function oweDestruction(
  call: Call,
  tx: Queryable,
  purpose: Purpose,
  by: PurposeEnd,
): Promise<void> {
  const { ctx, caller, now, commandId } = call;
  if (!(await endsConsents(tx, purpose, by))) return;
  const objects = [];
  for (const id of purpose.objectIds) objects.push(await objectById(tx, id));
  const known = objects.filter((object) => object !== undefined);
  const made: EventId[] = [];
  const done = await runSubjectCommandIn(tx, ctx.store, {
    subjectId: await newCase(tx),
    now,
    actor: {
      partyId: caller.party.id,
      keyId: caller.key.id,
      commandId,
      serviceId: ctx.store.serviceId,
    },
    eventId: (index) => (made[index] ??= ctx.ids.next("evt")),
    decide: async () => endPurposeForAll(purpose, known, worldOf(call)),
  });
  if (!done.ok) throw new Error(`a case of nobody was refused: ${done.code}`);
}

/** Changes a purpose, which may end it for everybody. @returns it as it is then; `undefined` if there is none such */
export async function endPurpose(
  call: Call,
  tx: Queryable,
  id: PurposeId,
  by: PurposeEnd,
  next: (purpose: Purpose) => Purpose,
  note?: string,
): Promise<Purpose | undefined> {
  const change = {
    at: call.now,
    by: call.caller.key.id.slice(4),
    ...(note !== undefined && { note }),
  };
  let before: Purpose | undefined;
  const after = await changePurpose(tx, id, change, (purpose) => {
    before = purpose;
    return next(purpose);
  });
  const hasEnded = by === "achieved" || after?.status === "closed";
  if (before !== undefined && after !== before && hasEnded) {
    await oweDestruction(call, tx, before, by);
  }
  return after;
}

/** Closes a purpose: no request, no grant, no access under it from this instant. Again changes nothing. */
export async function closePurpose(call: Call<unknown, IdParams>): Promise<Reply> {
  const id = pathId("pur", call.params);
  const { ctx, caller } = call;
  const closed = await ctx.store.db.tx(async (tx) => {
    if (id === undefined) return undefined;
    return endPurpose(call, tx, id, "closed", (purpose) =>
      purpose.partyId !== caller.party.id || purpose.status === "closed"
        ? purpose
        : { ...purpose, status: "closed" },
    );
  });
  ctx.registry.forgetAll();
  return closed?.partyId === caller.party.id ? ok(purposeView(closed)) : NOT_FOUND;
}
