import {
  disputeConsent,
  refuse,
  type CommandResult,
  type Consent,
  type ConsentId,
} from "@kelisim/core";
import {
  CannotDisputePage,
  consentPath,
  NotMePage,
  withdrawWords,
  type CannotDispute,
} from "@kelisim/web/pages";
import { h } from "preact";
import { NOT_FOUND_PAGE, page, redirect, type PageAnswer } from "../../page-answer.ts";
import type { PersonVisit } from "../../visit.ts";
import { dueFromNow } from "../due-of.ts";
import { runPersonCommand, sessionProof, worldIn } from "../run-person-command.ts";
import { ownConsent, type Own } from "./own-records.ts";
import { shownReceipt } from "./shown-receipt.ts";

/** Nobody says it in her place; what was disputed once, or has ended otherwise, is not disputed again. */
function whyNot(visit: PersonVisit, { state, record }: Own<Consent>): CannotDispute | undefined {
  if (visit.actingFor !== undefined) return "onlyHerself";
  const isProofOwed = [...state.duties.values()].some(
    ({ kind, cause }) =>
      kind === "prove-consent" && cause.kind === "dispute" && cause.id === record.id,
  );
  if (isProofOwed) return "disputedBefore";
  const { state: end } = record.end;
  return end === "standing" || end === "fulfilled" ? undefined : "notActive";
}

async function cannot(
  visit: PersonVisit,
  { state, record }: Own<Consent>,
  why: CannotDispute,
): Promise<PageAnswer> {
  const receipt = await shownReceipt(visit, state, record);
  return page(withdrawWords.disputeCannot, h(CannotDisputePage, { receipt, why }), 409);
}

/** `GET /me/consents/:id/not-me` */
export async function askDispute(visit: PersonVisit): Promise<PageAnswer> {
  const found = await ownConsent(visit);
  if (found === undefined) return NOT_FOUND_PAGE;
  const why = whyNot(visit, found);
  if (why !== undefined) return cannot(visit, found, why);
  const receipt = await shownReceipt(visit, found.state, found.record);
  const due = dueFromNow(visit.shell.ctx, "prove-consent", visit.now);
  return page(withdrawWords.disputeTitle, h(NotMePage, { receipt, due }));
}

/** `POST /me/consents/:id/not-me`: void for new use at once. @law 94-V 25(2)(5) */
export async function takeDispute(visit: PersonVisit): Promise<PageAnswer> {
  const found = await ownConsent(visit);
  if (found === undefined) return NOT_FOUND_PAGE;
  const why = whyNot(visit, found);
  if (why !== undefined) return cannot(visit, found, why);
  const { id: consentId } = found.record;
  const proof = sessionProof(visit, { do: "dispute-consent", consent_id: consentId });
  const { evidenceSha256 } = proof;
  const done = await runPersonCommand<ConsentId>(
    visit,
    async (state): Promise<CommandResult<ConsentId>> =>
      state.consents.has(consentId)
        ? disputeConsent(state, { consentId, evidenceSha256 }, worldIn(visit))
        : refuse("person-erased"),
    proof,
  );
  if (done.ok) return redirect(`${consentPath(consentId)}?done=disputed`);
  const now = await ownConsent(visit);
  const whyNow = now && whyNot(visit, now);
  if (now === undefined || whyNow === undefined) return NOT_FOUND_PAGE;
  return cannot(visit, now, whyNow);
}
