import {
  endRoles,
  objectAfter,
  purposeAfter,
  type DigitalObject,
  type EndedRoles,
  type Party,
  type PartyId,
} from "@kelisim/core";
import type { ClosePartyBody, IdParams } from "@kelisim/protocol";
import {
  changeObject,
  changeParty,
  objectById,
  objectIdsOf,
  purposeIdsOf,
  type Queryable,
} from "@kelisim/store";
import { ok, type Call, type Reply } from "../http/operation.ts";
import { objectView, partyView } from "../views/registry-views.ts";
import { endPurpose } from "./end-purpose.ts";
import { NOT_FOUND, pathId } from "./references.ts";

const isHeldBy = (object: DigitalObject, partyId: PartyId): boolean =>
  object.ownerId === partyId || object.operatorId === partyId;

/** Closes an object: nobody is asked about it and nothing in it opens any more. Again changes nothing. */
export async function closeObject(call: Call<unknown, IdParams>): Promise<Reply> {
  const { ctx, caller, now } = call;
  const id = pathId("obj", call.params);
  const found = id === undefined ? undefined : await objectById(ctx.store.db, id);
  if (found === undefined || !isHeldBy(found, caller.party.id)) return NOT_FOUND;
  const change = { at: now, by: caller.key.id.slice(4) };
  const closed = await ctx.store.db.tx((tx) =>
    changeObject(tx, found.id, change, (object) =>
      object.status === "closed" ? object : { ...object, status: "closed" },
    ),
  );
  ctx.registry.forgetAll();
  return closed === undefined ? NOT_FOUND : ok(objectView(closed));
}

/** What hangs on the roles that have ended: objects, purposes, places among recipients. */
async function cascade(call: Call, tx: Queryable, roles: EndedRoles): Promise<void> {
  const { now, caller } = call;
  const change = { at: now, by: caller.key.id.slice(4) };
  for (const id of await purposeIdsOf(tx, roles.party.id)) {
    await endPurpose(call, tx, id, "closed", (purpose) => purposeAfter(roles, purpose));
  }
  for (const id of await objectIdsOf(tx, roles.party.id)) {
    await changeObject(tx, id, change, (object) => objectAfter(roles, object));
  }
}

/**
 * Some roles of a party end, or all of them, and then it is closed: what hung on them opens nothing from this
 * instant, and its keys are refused once it is closed. Again changes nothing.
 */
export async function closeParty(call: Call<ClosePartyBody, IdParams>): Promise<Reply> {
  const { ctx, body, caller, now } = call;
  const id = pathId("pty", call.params);
  if (id === undefined) return NOT_FOUND;
  const change = { at: now, by: caller.key.id.slice(4) };
  const closed = await ctx.store.db.tx(async (tx) => {
    let roles: EndedRoles | undefined;
    const party = await changeParty(tx, id, change, (before: Party) => {
      roles = endRoles(before, body.roles);
      return roles.party;
    });
    if (roles !== undefined && roles.ended.length > 0) await cascade(call, tx, roles);
    return party;
  });
  ctx.registry.forgetAll();
  return closed === undefined ? NOT_FOUND : ok(partyView(closed));
}
