import {
  holdersOf,
  IN_SESSION,
  refuse,
  withdrawConsent,
  type CommandResult,
  type Consent,
  type ConsentId,
  type Refused,
  type WithdrawnParts,
} from "@kelisim/core";
import { objectById, receiversInLine } from "@kelisim/store";
import {
  CannotWithdrawPage,
  consentPath,
  MOST_REASON,
  questionWords,
  translator,
  WithdrawPage,
  withdrawWords,
  type CannotWithdraw,
  type ShownReceipt,
} from "@kelisim/web/pages";
import { h, type ComponentProps } from "preact";
import { registryOfLine } from "../../../routes/registry-of-line.ts";
import { NOT_FOUND_PAGE, page, redirect, type PageAnswer } from "../../page-answer.ts";
import type { Form, PersonVisit } from "../../visit.ts";
import { dueFromNow } from "../due-of.ts";
import type { ReceivedSignature } from "../../../signatures/receive-signature.ts";
import { withdrawalStatement, type Statement } from "../../../signatures/statement.ts";
import {
  actingIn,
  confirmationBy,
  runPersonCommand,
  sessionProof,
  worldIn,
} from "../run-person-command.ts";
import { may } from "./may-answer.ts";
import { ownConsent, type Own } from "./own-records.ts";
import { shownParties } from "./shown-line.ts";
import { shownReceipt } from "./shown-receipt.ts";
import { canSign, signingIn, signingPage } from "./signing.ts";

type Errors = ComponentProps<typeof WithdrawPage>["errors"];

/** Why there is nothing to take back, or not for whoever is here. */
function whyNot(visit: PersonVisit, { state, record }: Own<Consent>): CannotWithdraw | undefined {
  const { end } = record;
  if (end.state === "superseded" || end.state === "annulled") return end.state;
  return may(visit, state, "withdraw") ? undefined : "notEntitled";
}

const cannot = (receipt: ShownReceipt, why: CannotWithdraw): PageAnswer =>
  page(withdrawWords.cannotTitle, h(CannotWithdrawPage, { receipt, why }), 409);

/** Everybody who would be told: the party, the object's owner and operator, and who received data. */
async function holdersToTell(visit: PersonVisit, { state, record }: Own<Consent>) {
  const { db } = visit.shell.ctx.store;
  const object = await objectById(db, record.objectId);
  if (object === undefined) throw new Error("a consent names an object that is gone");
  const received = await receiversInLine(db, visit.subjectId, state, record);
  return shownParties(db, holdersOf(record, object, received));
}

async function confirmPage(
  visit: PersonVisit,
  found: Own<Consent>,
  errors: Errors,
): Promise<PageAnswer> {
  const receipt = await shownReceipt(visit, found.state, found.record);
  const why = whyNot(visit, found);
  if (why !== undefined) return cannot(receipt, why);
  const content = h(WithdrawPage, {
    ...{ receipt, errors },
    holders: await holdersToTell(visit, found),
    due: dueFromNow(visit.shell.ctx, "cease-processing", visit.now),
    canSign: canSign(visit),
  });
  return page(withdrawWords.title, content, errors.length === 0 ? 200 : 422);
}

/** `GET /me/consents/:id/withdraw`: the second tap does it. */
export async function askWithdrawal(visit: PersonVisit): Promise<PageAnswer> {
  const found = await ownConsent(visit);
  if (found === undefined) return NOT_FOUND_PAGE;
  return found.record.end.state === "withdrawn"
    ? redirect(consentPath(found.record.id))
    : confirmPage(visit, found, []);
}

type Said = { readonly parts: WithdrawnParts | undefined; readonly reason: string };

/** Reads the form. Nothing but the button says whether all is meant or only what is ticked. */
function saidIn({ language }: PersonVisit, consent: Consent, form: Form): Said | Errors {
  const reason = (form.get("reason") ?? "").trim();
  // Counted as browsers count.
  if (reason.length > MOST_REASON) {
    const text = translator(language)(withdrawWords.reasonTooLong, { n: MOST_REASON });
    return [{ field: "reason", text }];
  }
  const what = form.get("what");
  if (what === "all") return { parts: undefined, reason };
  if (what !== "part") return [{ text: questionWords.noAnswer[language] }];
  const categories = form.getAll("part").filter((code) => consent.categories.includes(code));
  return categories.length === 0
    ? [{ field: "part", text: withdrawWords.partMissing[language] }]
    : { parts: { categories }, reason };
}

/** Signing as the step after the choice. */
async function askToSign(
  visit: PersonVisit,
  { state, record: consent }: Own<Consent>,
  { parts, reason }: Said,
  { statement, fault }: { readonly statement: Statement; readonly fault: string | undefined },
): Promise<PageAnswer> {
  const { line } = await shownReceipt(visit, state, consent);
  const taken = parts?.categories ?? consent.categories;
  return signingPage(visit, statement, {
    ...{ line, fault, backTo: `${consentPath(consent.id)}/withdraw` },
    categories: line.required.filter(({ code }) => taken.includes(code)),
    fields: [
      ["what", parts === undefined ? "all" : "part"],
      ...(parts?.categories ?? []).map((code) => ["part", code] as const),
      ["reason", reason],
    ],
  });
}

async function withdraw(
  visit: PersonVisit,
  consent: Consent,
  { parts, reason }: Said,
  signature: ReceivedSignature | undefined,
) {
  const { id: consentId } = consent;
  const session = sessionProof(visit, {
    do: "withdraw-consent",
    consent_id: consentId,
    categories: parts?.categories ?? null,
  });
  const proof = signature ?? session;
  return runPersonCommand<ConsentId>(
    visit,
    async (state, tx): Promise<CommandResult<ConsentId>> => {
      if (!state.consents.has(consentId)) return refuse("person-erased");
      const given = {
        ...{ consentId, parts },
        confirmation: confirmationBy(proof),
        provenance: IN_SESSION.provenance,
        received: await receiversInLine(tx, visit.subjectId, state, consent),
        acting: actingIn(visit),
        sealed: reason === "" ? {} : { reason },
      } as const;
      return withdrawConsent(state, given, await registryOfLine(tx, consent), worldIn(visit));
    },
    proof,
  );
}

async function notTaken(visit: PersonVisit, { code }: Refused): Promise<PageAnswer> {
  const found = await ownConsent(visit);
  if (found === undefined) return NOT_FOUND_PAGE;
  const receipt = await shownReceipt(visit, found.state, found.record);
  const why = whyNot(visit, found);
  // Erased in between.
  if (code === "person-erased") return NOT_FOUND_PAGE;
  if (why === undefined) throw new Error(`a withdrawal was refused: ${code}`);
  return cannot(receipt, why);
}

/** `POST /me/consents/:id/withdraw` @law 231-VIII 8(7) */
export async function takeWithdrawal(visit: PersonVisit, form: Form): Promise<PageAnswer> {
  const found = await ownConsent(visit);
  if (found === undefined) return NOT_FOUND_PAGE;
  const said = saidIn(visit, found.record, form);
  if (!("reason" in said)) return confirmPage(visit, found, said);
  const statement = withdrawalStatement(found.record, {
    ...{ parts: said.parts, language: visit.language, acting_for: visit.actingFor },
  });
  const signing = await signingIn(visit, form, statement);
  if (signing.kind === "asked") {
    return askToSign(visit, found, said, { statement, fault: signing.fault });
  }
  const signature = signing.kind === "signed" ? signing.signature : undefined;
  const done = await withdraw(visit, found.record, said, signature);
  if (!done.ok) return notTaken(visit, done);
  const isWhole = done.state.consents.get(found.record.id)?.end.state === "withdrawn";
  return redirect(`${consentPath(found.record.id)}?done=${isWhole ? "withdrawn" : "narrowed"}`);
}
