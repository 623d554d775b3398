import { sameText, type DigitalObject, type ObjectId } from "@kelisim/core";
import type { CreateDigitalObjectBody, PageQuery } from "@kelisim/protocol";
import {
  categoriesByCodes,
  insertObject,
  markCommand,
  objectById,
  objectsOf,
  partyById,
} from "@kelisim/store";
import type { Context } from "../context.ts";
import { ok, problem, type Call, type Caller, type Fault, type Reply } from "../http/operation.ts";
import { objectView } from "../views/registry-views.ts";
import { pageOf } from "./page.ts";
import { NOT_FOUND, unknownReferences } from "./references.ts";

async function unknownIn(call: Call<CreateDigitalObjectBody>): Promise<string[]> {
  const { ctx, body, caller } = call;
  const { db } = ctx.store;
  const pointers: string[] = [];
  for (const [pointer, id] of [
    ["/owner_id", body.owner_id],
    ["/operator_id", body.operator_id],
  ] as const) {
    if ((await partyById(db, id)) === undefined) pointers.push(pointer);
  }
  const isOwn = body.owner_id === caller.party.id || body.operator_id === caller.party.id;
  if (!isOwn && pointers.length === 0) pointers.push("/owner_id", "/operator_id");
  const known = await categoriesByCodes(db, body.categories);
  for (const [index, code] of body.categories.entries()) {
    if (!known.has(code)) pointers.push(`/categories/${index}`);
  }
  return pointers;
}

async function ruleFaults(call: Call<CreateDigitalObjectBody>): Promise<Fault[]> {
  const { ctx, body } = call;
  const owner = await partyById(ctx.store.db, body.owner_id);
  const operator = await partyById(ctx.store.db, body.operator_id);
  const faults: Fault[] = [];
  if (owner?.roles.includes("owner") !== true) {
    faults.push({ pointer: "/owner_id", code: "party-lacks-role" });
  }
  if (operator?.roles.includes("operator") !== true) {
    faults.push({ pointer: "/operator_id", code: "party-lacks-role" });
  }
  // An object of a state body cannot be declared non-state: that would lead round the state service.
  if (owner?.sector === "state" && body.sector !== "state") {
    faults.push({ pointer: "/sector", code: "sector-mismatch" });
  }
  return faults;
}

/** Registers a digital object of which the caller is owner or operator. */
export async function createDigitalObject(call: Call<CreateDigitalObjectBody>): Promise<Reply> {
  const { ctx, body, now, mark } = call;
  const unknown = await unknownIn(call);
  if (unknown.length > 0) return unknownReferences(unknown);
  const faults = await ruleFaults(call);
  const [first] = faults;
  if (first !== undefined) return problem(first.code, { faults });
  const object: DigitalObject = {
    id: ctx.ids.next("obj"),
    version: 1,
    name: typeof body.name === "string" ? sameText(body.name) : body.name,
    ownerId: body.owner_id,
    operatorId: body.operator_id,
    sector: body.sector,
    categories: body.categories,
    storageCountry: body.storage_country,
    confidential: body.confidential ?? true,
    status: "active",
  };
  await ctx.store.db.tx(async (tx) => {
    await insertObject(tx, object, { at: now, by: call.caller.key.id.slice(4) });
    if (mark !== undefined) await markCommand(tx, mark, object.id, now);
  });
  return ok(objectView(object));
}

/** The answer of an earlier `create-digital-object` with the same key. */
export async function renderObject(ctx: Context, _caller: Caller, id: ObjectId): Promise<Reply> {
  const object = await objectById(ctx.store.db, id);
  return object === undefined ? NOT_FOUND : ok(objectView(object));
}

/** The objects that the caller owns or operates. */
export const listDigitalObjects = (call: Call<unknown, unknown, PageQuery>): Promise<Reply> =>
  pageOf<DigitalObject>(call, {
    list: "digital-objects",
    filter: null,
    query: call.query,
    read: (after, limit) =>
      objectsOf(
        call.ctx.store.db,
        call.caller.party.id,
        after?.["id"] as ObjectId | undefined,
        limit,
      ),
    endOf: (last) => ({ id: last.id }),
    show: objectView,
  });
