import { PartyConsentPage, partyConsentWords } from "@kelisim/web/pages";
import { h } from "preact";
import { callOperation } from "../call-operation.ts";
import { NOT_FOUND_PAGE, page, type PageAnswer } from "../page-answer.ts";
import type { StaffVisit } from "../visit.ts";
import { categoriesNamed } from "./categories.ts";
import { objectName, partiesNamed, purposeName } from "./names.ts";

/** `/party/consents/:id` */
export async function showConsent(visit: StaffVisit): Promise<PageAnswer> {
  const found = await callOperation(visit, "get-consent", {
    params: { id: visit.params["id"] ?? "" },
  });
  if (!found.ok) return NOT_FOUND_PAGE;
  const consent = found.body;
  const by = consent.asserted_by?.party_id;
  const [asserter] = by === undefined ? [] : await partiesNamed(visit, [by]);
  return page(
    partyConsentWords.consent,
    h(PartyConsentPage, {
      consent,
      purpose: await purposeName(visit, consent.purpose_id),
      object: await objectName(visit, consent.object_id),
      recipients: await partiesNamed(visit, consent.recipients),
      assertedBy: asserter?.name,
      categories: await categoriesNamed(visit, consent.categories),
    }),
  );
}
