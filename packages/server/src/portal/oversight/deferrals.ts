import { groundByCode } from "@kelisim/core";
import { FEWEST_PERSONS } from "@kelisim/store";
import {
  deferralWords,
  DeferralsPage,
  type DeferralLine,
  type ShownFigure,
} from "@kelisim/web/pages";
import { h } from "preact";
import { page, type PageAnswer } from "../page-answer.ts";
import { gather, listPath } from "../party/gather.ts";
import type { StaffVisit } from "../visit.ts";
import { looked } from "./looked.ts";

/** So few accesses are of as few people at most. */
const shownCount = (count: number): ShownFigure =>
  count > 0 && count < FEWEST_PERSONS ? { count: 0, hasFew: true } : { count, hasFew: false };

type Deferral = Awaited<ReturnType<typeof gather<"list-deferrals">>>["items"][number];

const lineOf = (deferral: Deferral): DeferralLine => ({
  party: { name: deferral.party.name, bin: deferral.party.bin },
  ground: groundByCode(deferral.ground)?.text,
  act: `${deferral.act}, ${deferral.article}`,
  ...{ until: deferral.until, event: deferral.event, isRunning: deferral.status === "running" },
  counts: {
    permitted: shownCount(deferral.deferred.permitted),
    denied: shownCount(deferral.deferred.denied),
  },
});

/** `/oversight/deferrals`: how often telling was put off. Which accesses those were, nobody opens here. */
export async function showDeferrals(visit: StaffVisit): Promise<PageAnswer> {
  const after = visit.query.get("after") ?? undefined;
  return looked(visit, { page: "/oversight/deferrals" }, async () => {
    const { items, next } = await gather(visit, "list-deferrals", {}, { after });
    const deferrals = items.map(lineOf);
    return {
      rows: deferrals.length,
      bytes: JSON.stringify(deferrals),
      answer: page(
        deferralWords.title,
        h(DeferralsPage, {
          ...{ deferrals, isOversight: true },
          next: next === undefined ? undefined : listPath("/oversight/deferrals", {}, next),
          first: after === undefined ? undefined : "/oversight/deferrals",
        }),
      ),
    };
  });
}
