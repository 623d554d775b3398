import { parseIin, parseInstant } from "@kelisim/core";
import { accessesOfPerson, searchSubject } from "@kelisim/store";
import type { World } from "../world.ts";
import type { HttpContext } from "./http-context.ts";

const WHOLE_PAGE = 200;

/** What the person is told of accesses, and what the authorised body is told of what she is not. */
export const deferralSteps = (
  context: HttpContext,
): Pick<World, "end-deferral" | "accesses" | "deferrals"> => ({
  async "end-deferral"(step) {
    const done = await context.client.call("end-deferral", {
      key: context.askerFor(step.purpose).key,
      id: context.purpose(step.purpose),
      body: { ended_on: step.ended_on, note: "The event came about." },
    });
    return done.ok ? {} : { refused: done.code };
  },

  // Her portal is no call of the contract yet: the store is asked as the portal will ask it.
  async accesses(step) {
    const { db, ring } = context.store;
    const [iin, now] = [parseIin(context.iin(step.person)), parseInstant(step.at)];
    if (!iin.ok || now === undefined) throw new Error("a step without a person or an instant");
    const subjectId = await searchSubject(db, ring, iin.iin);
    if (subjectId === undefined) return { accesses: [] };
    const page = { subjectId, party: undefined, after: undefined, limit: WHOLE_PAGE };
    const seen = await accessesOfPerson(db, page, now);
    return {
      accesses: seen.map(({ entry }) => ({
        by: context.partyAlias(entry.requester?.id ?? ""),
        purpose: context.purposeAlias(entry.purposeId),
        ...{ decision: entry.permitted, deferred: entry.deferred },
      })),
    };
  },

  async deferrals(step) {
    const { key } = context.party(step.by);
    const query = { limit: String(WHOLE_PAGE) };
    const listed = await context.client.call("list-deferrals", { key, query });
    if (!listed.ok) return { refused: listed.code };
    // Other scenarios live in the same service.
    const own = listed.body.items.filter(({ purpose_id: id }) => context.knowsPurpose(id));
    return {
      deferrals: own.map(({ party, purpose_id, act, status, deferred }) => ({
        ...{ party: context.partyAlias(party.id), purpose: context.purposeAlias(purpose_id) },
        ...{ act, status, permitted: deferred.permitted, denied: deferred.denied },
      })),
    };
  },
});
