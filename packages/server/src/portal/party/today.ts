import { keysOfRoles } from "@kelisim/store";
import { TodayPage, todayWords, type TodayPageProps, type TrialSteps } from "@kelisim/web/pages";
import { h } from "preact";
import { callOperation } from "../call-operation.ts";
import { page, type PageAnswer } from "../page-answer.ts";
import type { StaffVisit } from "../visit.ts";
import { firstQuestion, requestCommand } from "./curl.ts";
import { shownDuty } from "./duty-list.ts";
import { gather } from "./gather.ts";
import { ownPurposes } from "./names.ts";
import { callForOwnParty } from "./own-party.ts";
import { requestLines } from "./request-list.ts";

const FEW = 5;

/** Whether a system of the party has a key. */
async function hasKey(visit: StaffVisit): Promise<boolean> {
  const { party } = visit.persona;
  const read = await callForOwnParty(visit, "list-api-keys", {
    params: { id: party.id },
    query: { limit: 200 },
  });
  const ofRoles: ReadonlySet<string> = await keysOfRoles(visit.shell.ctx.store.db, party.id);
  return (
    read.ok && read.body.items.some(({ id, status }) => status === "active" && !ofRoles.has(id))
  );
}

async function stepsOf(visit: StaffVisit): Promise<TrialSteps> {
  const { party } = visit.persona;
  const [purpose] = await ownPurposes(visit, "active");
  const objectId = purpose?.object_ids[0];
  const baseUrl = visit.shell.baseUrl();
  const consents = await callOperation(visit, "search-consents", { query: { limit: 1 }, body: {} });
  const log = await callOperation(visit, "search-access-log", { query: { limit: 1 }, body: {} });
  return {
    hasKey: await hasKey(visit),
    hasPurpose: purpose !== undefined,
    hasRequest: (await requestLines(visit, false, undefined, 1)).lines.length > 0,
    hasConsent: consents.ok && consents.body.items.length > 0,
    hasDecision: log.ok && log.body.items.length > 0,
    commands:
      purpose === undefined || objectId === undefined
        ? undefined
        : {
            ask: requestCommand(baseUrl, purpose.id, objectId),
            decide: firstQuestion(baseUrl, {
              ...{ bin: party.bin, purposeId: purpose.id, objectId },
              categories: purpose.categories.required,
            }),
          },
  };
}

/** What is due, overdue first: the list goes by the last day. */
async function dutiesOf(visit: StaffVisit): Promise<TodayPageProps["duties"]> {
  const query = { status: "open,overdue" };
  const { items } = await gather(visit, "list-duties", { query }, { enough: FEW });
  return items.map((duty) => shownDuty(visit, duty));
}

/** `/party` */
export async function showToday(visit: StaffVisit): Promise<PageAnswer> {
  const { role } = visit.persona;
  const isOfficer = role === "officer" || role === "administrator";
  const isBuilder = role === "developer" || role === "administrator";
  return page(
    todayWords.title,
    h(TodayPage, {
      duties: isOfficer ? await dutiesOf(visit) : undefined,
      requests: isOfficer ? (await requestLines(visit, true, undefined, FEW)).lines : undefined,
      drafts: role === "administrator" ? await ownPurposes(visit, "draft") : [],
      steps: isBuilder ? await stepsOf(visit) : undefined,
      isClerk: role === "clerk",
    }),
  );
}
