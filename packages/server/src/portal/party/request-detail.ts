import { PartyRequestPage, partyRequestWords } from "@kelisim/web/pages";
import { h } from "preact";
import { callOperation } from "../call-operation.ts";
import { NOT_FOUND_PAGE, page, redirect, type PageAnswer } from "../page-answer.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { categoriesNamed } from "./categories.ts";
import { objectName, partiesNamed, purposeName } from "./names.ts";

const SAID = ["sent", "cancelled"] as const;

/** `/party/requests/:id` */
export async function showRequest(visit: StaffVisit): Promise<PageAnswer> {
  const id = visit.params["id"] ?? "";
  const found = await callOperation(visit, "get-consent-request", { params: { id } });
  // A desk reads every request by its own page; here stand one's own.
  if (!found.ok || found.body.party_id !== visit.persona.party.id) return NOT_FOUND_PAGE;
  const request = found.body;
  return page(
    partyRequestWords.request,
    h(PartyRequestPage, {
      request,
      purpose: await purposeName(visit, request.purpose_id),
      object: await objectName(visit, request.object_id),
      recipients: await partiesNamed(visit, request.recipients),
      categories: await categoriesNamed(visit, request.categories),
      said: SAID.find((word) => visit.query.has(word)),
      mayCancel: visit.persona.key.scopes.includes("consent:request"),
    }),
  );
}

/** Takes the request back. What was answered meanwhile stays, and the page says so. */
export async function takeRequest(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const id = visit.params["id"] ?? "";
  if (form.get("act") !== "cancel") return showRequest(visit);
  const done = await callOperation(visit, "cancel-consent-request", { params: { id }, body: {} });
  return done.ok ? redirect(`/party/requests/${id}?cancelled`) : showRequest(visit);
}
