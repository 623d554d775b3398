import type { Purpose, PurposeId } from "@kelisim/core";
import type { AutomatedProcessQuery } from "@kelisim/protocol";
import { automatedPurposes, partiesByIds } from "@kelisim/store";
import type { Call, Reply } from "../http/operation.ts";
import { automatedProcessView } from "../views/automated-views.ts";
import { pageOf } from "./page.ts";

/** The register of automated processes: public, for it is people who are to be told. @law 231-VIII 19-1(2) */
export async function listAutomatedProcesses(
  call: Pick<Call<unknown, unknown, AutomatedProcessQuery>, "ctx" | "query" | "now">,
): Promise<Reply> {
  const { ctx, query, now } = call;
  const { db } = ctx.store;
  const { party_id: partyId } = query;
  return pageOf(call, {
    list: "automated-processes",
    filter: partyId ?? null,
    query,
    read: async (after, limit) => {
      const last = after?.["id"] as PurposeId | undefined;
      const purposes = await automatedPurposes(db, partyId, last, limit);
      const parties = await partiesByIds(db, [...new Set(purposes.map((each) => each.partyId))]);
      return purposes.map((purpose) => ({ purpose, party: partyOf(purpose, parties) }));
    },
    endOf: ({ purpose }) => ({ id: purpose.id }),
    show: ({ purpose, party }) => automatedProcessView(purpose, party, now),
  });
}

function partyOf(
  { partyId }: Purpose,
  parties: Awaited<ReturnType<typeof partiesByIds>>,
): (typeof parties)[number] {
  const party = parties.find(({ id }) => id === partyId);
  if (party === undefined) throw new Error("a purpose without its party");
  return party;
}
