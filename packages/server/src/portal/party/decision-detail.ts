import { legalDayOf, parseId, parseLegalDay } from "@kelisim/core";
import type { ConsentAnswer, DecisionExplanation } from "@kelisim/protocol";
import { partyByBin } from "@kelisim/store";
import { DecisionPage, logWords } from "@kelisim/web/pages";
import { h } from "preact";
import { explainDecision } from "../../access/explain.ts";
import { mayHaveRow } from "../../views/explanation-view.ts";
import { callOperation } from "../call-operation.ts";
import { NOT_FOUND_PAGE, page, type PageAnswer } from "../page-answer.ts";
import type { StaffVisit } from "../visit.ts";
import { categoriesNamed } from "./categories.ts";
import { askCommand, explainCommand } from "./curl.ts";
import { objectName, partiesNamed, purposeName, UNKNOWN } from "./names.ts";

/** The consent that opened an access, where the role may read it. */
async function consentOf(
  visit: StaffVisit,
  { basis }: DecisionExplanation,
): Promise<ConsentAnswer | undefined> {
  if (basis?.kind !== "consent") return undefined;
  const read = await callOperation(visit, "get-consent", { params: { id: basis.id } });
  return read.ok ? read.body : undefined;
}

/** The same question under the rules of another day. */
async function replayOf(visit: StaffVisit, id: string): Promise<DecisionExplanation | undefined> {
  const at = parseLegalDay(visit.query.get("at") ?? "");
  if (at === undefined) return undefined;
  const read = await callOperation(visit, "explain-decision", { params: { id }, query: { at } });
  return read.ok ? read.body : undefined;
}

/** Whether the archive of its evidence is for this party: of some denials it may not have the row. */
async function hasEvidence({ shell, persona }: StaffVisit, id: string): Promise<boolean> {
  const explanation = await explainDecision(shell.ctx.store, id);
  return typeof explanation === "object" && mayHaveRow(explanation, persona.party.id);
}

/** `/party/log/:id?at=…` */
export async function showDecision(visit: StaffVisit): Promise<PageAnswer> {
  const id = visit.params["id"] ?? "";
  const read = await callOperation(visit, "explain-decision", { params: { id } });
  if (!read.ok) return NOT_FOUND_PAGE;
  const logged = read.body;
  const purposeId = parseId("pur", logged.purpose_id);
  const objectId = parseId("obj", logged.object_id);
  const [caller] = await partiesNamed(visit, [logged.caller_id]);
  const baseUrl = visit.shell.baseUrl();
  return page(
    logWords.decisionTitle,
    h(DecisionPage, {
      logged,
      replayed: await replayOf(visit, id),
      hasEvidence: await hasEvidence(visit, id),
      today: legalDayOf(visit.now),
      purpose: purposeId === undefined ? UNKNOWN : await purposeName(visit, purposeId),
      object: objectId === undefined ? UNKNOWN : await objectName(visit, objectId),
      categories: await categoriesNamed(visit, logged.categories),
      requester: await partyByBin(visit.shell.ctx.store.db, logged.requester_bin),
      caller,
      consent: await consentOf(visit, logged),
      curl: { ask: askCommand(baseUrl, logged), explain: explainCommand(baseUrl, logged) },
    }),
  );
}
