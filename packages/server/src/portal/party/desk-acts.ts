import {
  mayRepresent,
  parseId,
  type LegalDay,
  type RepresentationScope,
  type SubjectState,
} from "@kelisim/core";
import { DeskAnswerPage, DeskWithdrawalPage, deskWords } from "@kelisim/web/pages";
import { h } from "preact";
import { findRequest } from "../../routes/consent-requests.ts";
import { findConsent, showConsent } from "../../routes/consents.ts";
import { callOperation } from "../call-operation.ts";
import { NOT_FOUND_PAGE, page, redirect, type PageAnswer } from "../page-answer.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { categoriesNamed } from "./categories.ts";
import { errorsOf, member, ticked, typed, type FormError } from "./form-fields.ts";
import { partiesNamed, purposeName, UNKNOWN } from "./names.ts";

const NOBODY = { name: UNKNOWN, bin: "" };

/** Who may do this in the person's place now. */
const representing = (state: SubjectState, act: RepresentationScope, { now }: StaffVisit) =>
  [...state.representations.values()]
    .filter((one) => mayRepresent(one, act, now))
    .map(({ id, basis }) => ({ id, basis }));

/** The signed paper. The clerk is whoever is signed in. */
const paperIn = (form: Form, { signedIn }: StaffVisit): object => ({
  kind: "written",
  ...member("document_sha256", typed(form, "document_sha256")?.toLowerCase()),
  ...member("signed_on", typed(form, "signed_on")),
  clerk: signedIn.name,
});

const FIELDS = {
  confirmation_document_sha256: "document_sha256",
  confirmation_signed_on: "signed_on",
  confirmation: "document_sha256",
} as const;

async function answerPage(
  visit: StaffVisit,
  errors: readonly FormError[] = [],
): Promise<PageAnswer> {
  const id = parseId("req", visit.params["id"] ?? "");
  const found = await findRequest(visit.shell.ctx, id);
  const read = await callOperation(visit, "get-consent-request", { params: { id: id ?? "-" } });
  if (found === undefined || !read.ok) return NOT_FOUND_PAGE;
  const request = read.body;
  const [party = NOBODY] = await partiesNamed(visit, [request.party_id]);
  const known = await categoriesNamed(visit, request.categories);
  return page(
    deskWords.answer,
    h(DeskAnswerPage, {
      ...{ party, errors },
      purpose: await purposeName(visit, request.purpose_id),
      state: visit.query.has("done") ? "done" : request.status === "pending" ? "pending" : "closed",
      notice: request.notice.text,
      optional: request.categories
        .filter((code) => !request.required_categories.includes(code))
        .flatMap((code) => known.get(code) ?? []),
      representations: representing(found.state, "give", visit),
    }),
    errors.length === 0 ? 200 : 422,
  );
}

/** `/party/desk/requests/:id` */
export const showDeskAnswer = (visit: StaffVisit): Promise<PageAnswer> => answerPage(visit);

/** Hands in the answer that the person signed. */
export async function takeDeskAnswer(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const id = visit.params["id"] ?? "";
  const read = await callOperation(visit, "get-consent-request", { params: { id } });
  if (!read.ok) return NOT_FOUND_PAGE;
  const answer = typed(form, "answer");
  const required = read.body.required_categories;
  const done = await callOperation(visit, "answer-consent-request", {
    params: { id },
    body: {
      ...member("answer", answer),
      ...(answer === "grant"
        ? { categories: [...new Set([...required, ...(ticked(form, "optional") ?? [])])] }
        : {}),
      ...member("acting_for", typed(form, "acting_for")),
      confirmation: paperIn(form, visit),
    },
  });
  if (done.ok) return redirect(`/party/desk/requests/${id}?done`);
  return answerPage(visit, errorsOf(done, visit.language, FIELDS));
}

async function withdrawalPage(
  visit: StaffVisit,
  errors: readonly FormError[] = [],
): Promise<PageAnswer> {
  const { ctx } = visit.shell;
  const found = await findConsent(ctx, parseId("con", visit.params["id"] ?? ""));
  if (found === undefined) return NOT_FOUND_PAGE;
  const { consent, state, purpose } = found;
  const { status } = showConsent({ ctx, now: visit.now }, found);
  const isDone = visit.query.has("done") && status === "withdrawn";
  const [party = NOBODY] = await partiesNamed(visit, [consent.partyId]);
  return page(
    deskWords.withdraw,
    h(DeskWithdrawalPage, {
      ...{ party, purpose: purpose.name, errors },
      state: isDone ? "done" : status === "active" ? "active" : "closed",
      stopBy: isDone ? stopBy(state, consent.id) : undefined,
      representations: representing(state, "withdraw", visit),
    }),
    errors.length === 0 ? 200 : 422,
  );
}

/** The last day of what the withdrawal of a consent opened. */
function stopBy(state: SubjectState, consentId: string): LegalDay | undefined {
  const days = [...state.duties.values()]
    .filter(({ kind, cause }) => kind === "cease-processing" && cause.id === consentId)
    .map(({ dueOn }) => dueOn);
  return days.toSorted().at(-1);
}

/** `/party/desk/consents/:id` */
export const showDeskWithdrawal = (visit: StaffVisit): Promise<PageAnswer> => withdrawalPage(visit);

/** Hands in the withdrawal that the person signed. */
export async function takeDeskWithdrawal(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const id = visit.params["id"] ?? "";
  const done = await callOperation(visit, "withdraw-consent", {
    params: { id },
    body: {
      ...member("reason", typed(form, "reason")),
      ...member("acting_for", typed(form, "acting_for")),
      confirmation: paperIn(form, visit),
    },
  });
  if (done.ok) return redirect(`/party/desk/consents/${id}?done`);
  return done.problem === "not-found"
    ? NOT_FOUND_PAGE
    : withdrawalPage(visit, errorsOf(done, visit.language, FIELDS));
}
