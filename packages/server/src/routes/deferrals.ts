import { isHidden, type PurposeId } from "@kelisim/core";
import type { PageQuery } from "@kelisim/protocol";
import {
  deferralCounts,
  deferringPurposes,
  type DeferralCount,
  type DeferringPurpose,
} from "@kelisim/store";
import { problem, type Call, type Reply } from "../http/operation.ts";
import { deferralView } from "../views/deferral-view.ts";
import { pageOf } from "./page.ts";

type Counted = DeferringPurpose & { readonly count: DeferralCount | undefined };

/**
 * Every deferral of telling people, for the authorised body: whose, by which act, until when, how often.
 * Nothing of it is about a person.
 */
export async function listDeferrals(call: Call<unknown, unknown, PageQuery>): Promise<Reply> {
  const { caller, now, query } = call;
  const { db } = call.ctx.store;
  if (!caller.party.roles.includes("authorised-body")) return problem("authorised-body-only");
  return pageOf<Counted>(call, {
    list: "deferrals",
    filter: null,
    query,
    read: async (after, limit) => {
      const listed = await deferringPurposes(db, after?.["id"] as PurposeId | undefined, limit);
      const ids = listed.map(({ purpose }) => purpose.id);
      const counts = await deferralCounts(db, ids);
      return listed.map((each) => ({ ...each, count: counts.get(each.purpose.id) }));
    },
    endOf: ({ purpose }) => ({ id: purpose.id }),
    show: ({ purpose, party, count }) =>
      deferralView(purpose, party, count, isHidden(purpose.declared.legal_ground, now)),
  });
}
