import type { Text3 } from "@kelisim/core";
import { NewRequestPage, partyRequestWords } from "@kelisim/web/pages";
import { h } from "preact";
import { callOperation, type OperationRefused } from "../call-operation.ts";
import { page, redirect, type PageAnswer } from "../page-answer.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { errorsOf, typed } from "./form-fields.ts";
import { askable, questionBody, type Askable } from "./question-form.ts";

type Related = { readonly to: string; readonly label: Text3 };

/** What a refusal points to, so that nobody asks a person twice. */
function relatedOf({ extensions }: OperationRefused): Related | undefined {
  const { request_id: requestId, consent_id: consentId } = extensions;
  if (requestId !== undefined) {
    return { to: `/party/requests/${requestId}`, label: partyRequestWords.related };
  }
  return consentId === undefined
    ? undefined
    : { to: `/party/consents/${consentId}`, label: partyRequestWords.relatedConsent };
}

const FIELDS = { data_subject_iin: "iin", data_subject: "iin" };

const askPage = (
  { language }: StaffVisit,
  choices: Askable,
  refused?: OperationRefused,
): PageAnswer =>
  page(
    partyRequestWords.newTitle,
    h(NewRequestPage, {
      ...choices,
      errors: refused === undefined ? [] : errorsOf(refused, language, FIELDS),
      related: refused && relatedOf(refused),
    }),
    refused === undefined ? 200 : 422,
  );

/** `/party/requests/new` */
export const showNewRequest = async (visit: StaffVisit): Promise<PageAnswer> =>
  askPage(visit, await askable(visit));

export async function takeNewRequest(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const choices = await askable(visit);
  const done = await callOperation(visit, "create-consent-request", {
    body: { data_subject: { iin: typed(form, "iin") ?? "" }, ...questionBody(form, choices) },
  });
  return done.ok ? redirect(`/party/requests/${done.body.id}?sent`) : askPage(visit, choices, done);
}
