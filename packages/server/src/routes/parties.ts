import { sameText, type Party, type PartyId } from "@kelisim/core";
import type { CreatePartyBody, PageQuery } from "@kelisim/protocol";
import {
  insertParty,
  isUniqueViolation,
  listParties,
  markCommand,
  partyById,
} from "@kelisim/store";
import { ok, problem, type Call, type Caller, type Reply } from "../http/operation.ts";
import type { Context } from "../context.ts";
import { partyView } from "../views/registry-views.ts";
import { pageOf } from "./page.ts";
import { NOT_FOUND } from "./references.ts";

/** Registers a party. The administrator's check of its BIN makes it active. */
export async function createParty(call: Call<CreatePartyBody>): Promise<Reply> {
  const { ctx, body, now, mark } = call;
  const party: Party = {
    id: ctx.ids.next("pty"),
    version: 1,
    bin: body.bin,
    name: typeof body.name === "string" ? sameText(body.name) : body.name,
    sector: body.sector,
    roles: body.roles,
    country: body.country ?? "KZ",
    status: "active",
  };
  const { db, serviceId } = ctx.store;
  try {
    await db.tx(async (tx) => {
      // Before the insert: of two runs of one command the later must not stumble over the other's BIN.
      if (mark !== undefined) await markCommand(tx, mark, party.id, now);
      await insertParty(tx, party, serviceId, { at: now, by: call.caller.key.id.slice(4) });
    });
  } catch (error) {
    if (isUniqueViolation(error, "party_bin_key")) {
      return problem("bin-taken", { faults: [{ pointer: "/bin", code: "bin-taken" }] });
    }
    throw error;
  }
  return ok(partyView(party));
}

/** The answer of an earlier `create-party` with the same key. */
export async function renderParty(ctx: Context, _caller: Caller, id: PartyId): Promise<Reply> {
  const party = await partyById(ctx.store.db, id);
  return party === undefined ? NOT_FOUND : ok(partyView(party));
}

/** One's own party; an administrator sees all. */
export function listPartiesFor(call: Call<unknown, unknown, PageQuery>): Promise<Reply> {
  const { ctx, caller, query } = call;
  const isAdmin = caller.key.scopes.includes("admin:registry");
  return pageOf<Party>(call, {
    list: "parties",
    filter: isAdmin,
    query,
    read: async (after, limit) => {
      if (!isAdmin) return after === undefined ? [caller.party] : [];
      return listParties(ctx.store.db, after?.["id"] as PartyId | undefined, limit);
    },
    endOf: (last) => ({ id: last.id }),
    show: partyView,
  });
}
