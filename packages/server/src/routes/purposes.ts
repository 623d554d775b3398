import {
  declaredUnder,
  endDeferral,
  groundByCode,
  legalDayOf,
  registrationFaults,
  type Purpose,
  type PurposeId,
} from "@kelisim/core";
import type {
  BanPurposeBody,
  CreatePurposeBody,
  EndDeferralBody,
  IdParams,
  PurposeQuery,
} from "@kelisim/protocol";
import {
  categoriesByCodes,
  changePurpose,
  declarerOf,
  insertPurpose,
  isUniqueViolation,
  markCommand,
  objectById,
  partiesByIds,
  purposeById,
  purposesOf,
} from "@kelisim/store";
import type { Context } from "../context.ts";
import { ok, problem, type Call, type Caller, type Reply } from "../http/operation.ts";
import { purposeView } from "../views/registry-views.ts";
import { pageOf } from "./page.ts";
import { NOT_FOUND, pathId, unknownReferences } from "./references.ts";
import { refusalReply } from "./refusal-reply.ts";

async function unknownIn({ ctx, body, caller }: Call<CreatePurposeBody>): Promise<string[]> {
  const { db } = ctx.store;
  const pointers: string[] = [];
  if (body.party_id !== caller.party.id) pointers.push("/party_id");
  for (const [index, id] of body.object_ids.entries()) {
    if ((await objectById(db, id)) === undefined) pointers.push(`/object_ids/${index}`);
  }
  const named = body.recipients ?? [];
  const recipients = new Set((await partiesByIds(db, named)).map(({ id }) => id));
  for (const [index, id] of named.entries()) {
    if (!recipients.has(id)) pointers.push(`/recipients/${index}`);
  }
  const { required, optional = [] } = body.categories;
  const known = await categoriesByCodes(db, [...required, ...optional]);
  const ground = body.legal_ground?.code;
  if (ground !== undefined && groundByCode(ground) === undefined) {
    pointers.push("/legal_ground/code");
  }
  for (const [list, codes] of [["required", required] as const, ["optional", optional] as const]) {
    for (const [index, code] of codes.entries()) {
      if (!known.has(code)) pointers.push(`/categories/${list}/${index}`);
    }
  }
  return pointers;
}

const automatedOf = (body: CreatePurposeBody): Purpose["automated"] =>
  body.automated === undefined
    ? null
    : {
        affectsRights: body.automated.affects_rights,
        procedure: body.automated.procedure,
        consequences: body.automated.consequences,
        protection: body.automated.protection,
      };

/** What later rules judge is kept as it was declared. */
function declaredOf(body: CreatePurposeBody): Purpose["declared"] {
  const { targeting, place, public_place_aim, legal_ground, deidentification } = body;
  return {
    ...(targeting !== undefined && { targeting }),
    ...(place !== undefined && { place }),
    ...(public_place_aim !== undefined && { public_place_aim }),
    ...(legal_ground !== undefined && { legal_ground }),
    ...(deidentification !== undefined && { deidentification }),
    ...(body.notify_disclosure !== undefined && { notify_disclosure: body.notify_disclosure }),
  };
}

const purposeFrom = (id: PurposeId, body: CreatePurposeBody, reviewed: boolean): Purpose => ({
  id,
  version: 1,
  code: body.code,
  name: body.name,
  description: body.description,
  partyId: body.party_id,
  objectIds: body.object_ids,
  categories: { required: body.categories.required, optional: body.categories.optional ?? [] },
  actions: body.actions,
  maxTerm: body.max_term ?? null,
  ends: body.ends,
  recipients: body.recipients ?? [],
  crossBorder: body.cross_border ?? [],
  published: body.published ?? false,
  source: body.source ?? "digital-object",
  automated: automatedOf(body),
  declared: declaredOf(body),
  status: reviewed ? "active" : "draft",
  achievedCount: 0,
});

/** Declares a purpose before anything is collected for it. @law 231-VIII 7(8) */
export async function createPurpose(call: Call<CreatePurposeBody>): Promise<Reply> {
  const { ctx, body, now, mark, caller } = call;
  const unknown = await unknownIn(call);
  if (unknown.length > 0) return unknownReferences(unknown);
  const purpose = declaredUnder(
    ctx.config.readings,
    purposeFrom(ctx.ids.next("pur"), body, !ctx.config.purposeReview),
  );
  const [fault, ...more] = registrationFaults(purpose, caller.party);
  if (fault !== undefined) return problem(fault.code, { faults: [fault, ...more] });
  try {
    await ctx.store.db.tx(async (tx) => {
      // Before the insert: of two runs of one command the later must not stumble over the other's code.
      if (mark !== undefined) await markCommand(tx, mark, purpose.id, now);
      await insertPurpose(tx, purpose, { at: now, by: caller.key.id.slice(4) });
    });
  } catch (error) {
    if (isUniqueViolation(error, "purpose_party_id_code_key")) {
      return problem("code-taken", { faults: [{ pointer: "/code", code: "code-taken" }] });
    }
    throw error;
  }
  return ok(purposeView(purpose));
}

/** The answer of an earlier `create-purpose` with the same key. */
export async function renderPurpose(ctx: Context, _caller: Caller, id: PurposeId): Promise<Reply> {
  const purpose = await purposeById(ctx.store.db, id);
  return purpose === undefined ? NOT_FOUND : ok(purposeView(purpose));
}

const ownPurpose = async (call: Call<unknown, IdParams>): Promise<Purpose | undefined> => {
  const id = pathId("pur", call.params);
  const purpose = id === undefined ? undefined : await purposeById(call.ctx.store.db, id);
  return purpose?.partyId === call.caller.party.id ? purpose : undefined;
};

const isAdministrator = ({ key }: Caller): boolean => key.scopes.includes("admin:registry");

/** One's own purpose; whoever approves purposes reads everybody's. */
export async function getPurpose(call: Call<unknown, IdParams>): Promise<Reply> {
  const id = pathId("pur", call.params);
  const purpose =
    id !== undefined && isAdministrator(call.caller)
      ? await purposeById(call.ctx.store.db, id)
      : await ownPurpose(call);
  return purpose === undefined ? NOT_FOUND : ok(purposeView(purpose));
}

export const listPurposes = (call: Call<unknown, unknown, PurposeQuery>): Promise<Reply> =>
  pageOf<Purpose>(call, {
    list: "purposes",
    filter: call.query.status ?? null,
    query: call.query,
    read: (after, limit) =>
      purposesOf(
        call.ctx.store.db,
        isAdministrator(call.caller) ? undefined : call.caller.party.id,
        after?.["id"] as PurposeId | undefined,
        limit,
      ),
    endOf: (last) => ({ id: last.id }),
    show: (purpose) =>
      call.query.status === undefined || purpose.status === call.query.status
        ? purposeView(purpose)
        : undefined,
  });

const change = async (
  call: Call,
  id: PurposeId,
  next: (purpose: Purpose) => Purpose,
  note?: string,
): Promise<Reply> => {
  const by = call.caller.key.id.slice(4);
  const changed = await call.ctx.store.db.tx((tx) =>
    changePurpose(tx, id, { at: call.now, by, ...(note !== undefined && { note }) }, next),
  );
  call.ctx.registry.forgetAll();
  return changed === undefined ? NOT_FOUND : ok(purposeView(changed));
};

/** A second person lets a draft become active: never the key that declared it. */
export async function approvePurpose(call: Call<unknown, IdParams>): Promise<Reply> {
  const id = pathId("pur", call.params);
  const purpose = id === undefined ? undefined : await purposeById(call.ctx.store.db, id);
  if (id === undefined || purpose === undefined) return NOT_FOUND;
  if (purpose.status === "closed") return problem("purpose-not-active");
  const declarer = await declarerOf(call.ctx.store.db, id);
  if (declarer === call.caller.key.id) return problem("purpose-needs-second-person");
  return change(call, id, (now) => (now.status === "draft" ? { ...now, status: "active" } : now));
}

/**
 * A second person finds that a purpose aims at harm: no request, no grant, no access under it from this
 * instant, whatever anybody consented to. Again changes nothing. @law 231-VIII 7(8)
 */
export async function banPurpose(call: Call<BanPurposeBody, IdParams>): Promise<Reply> {
  const id = pathId("pur", call.params);
  if (id === undefined) return NOT_FOUND;
  const { reason: banned, note } = call.body;
  return change(call, id, (now) => (now.banned === banned ? now : { ...now, banned }), note);
}

/**
 * The party says that the event came about until which an act puts off telling people of accesses. They are
 * told from then on; said again, it changes nothing.
 */
export async function endPurposeDeferral(call: Call<EndDeferralBody, IdParams>): Promise<Reply> {
  const { body, now } = call;
  const purpose = await ownPurpose(call);
  if (purpose === undefined) return NOT_FOUND;
  const today = legalDayOf(now);
  const endedOn = body.ended_on ?? today;
  const ended = endDeferral(purpose, endedOn, today);
  if ("ok" in ended) return refusalReply(ended);
  const next = (present: Purpose): Purpose => {
    const after = endDeferral(present, endedOn, today);
    return "ok" in after ? present : after;
  };
  return change(call, purpose.id, next, body.note);
}
