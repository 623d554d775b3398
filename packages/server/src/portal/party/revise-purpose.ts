import { editorWords, purposeWords, RevisePurposePage, translator } from "@kelisim/web/pages";
import { h } from "preact";
import { callOperation } from "../call-operation.ts";
import { NOT_FOUND_PAGE, page, redirect, type PageAnswer } from "../page-answer.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { dictionary } from "./editor-choices.ts";
import { errorsOf, member, typed, type FormError } from "./form-fields.ts";
import { partiesNamed } from "./names.ts";
import { listed, recipientsIn, scopeIn } from "./purpose-body.ts";

async function revisePage(
  visit: StaffVisit,
  errors: readonly FormError[] = [],
): Promise<PageAnswer> {
  const found = await callOperation(visit, "get-purpose", {
    params: { id: visit.params["id"] ?? "" },
  });
  if (!found.ok) return NOT_FOUND_PAGE;
  const purpose = found.body;
  const recipients = await partiesNamed(visit, purpose.recipients);
  return page(
    purposeWords.reviseTitle,
    h(RevisePurposePage, {
      purpose,
      categories: await dictionary(visit),
      recipientBins: recipients.map(({ bin }) => bin),
      errors,
    }),
    errors.length === 0 ? 200 : 422,
  );
}

/** `/party/purposes/:id/revise` */
export const showRevise = (visit: StaffVisit): Promise<PageAnswer> => revisePage(visit);

export async function takeRevise(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const id = visit.params["id"] ?? "";
  const { language } = visit;
  const { ids, unknown } = await recipientsIn(visit, form);
  if (unknown.length > 0) {
    const text = translator(language)(editorWords.unknownBins, { list: unknown.join(", ") });
    return revisePage(visit, [{ field: "recipients", text }]);
  }
  const done = await callOperation(visit, "revise-purpose", {
    params: { id },
    body: {
      ...scopeIn(form),
      recipients: ids,
      cross_border: listed(typed(form, "cross_border")),
      ...member("note", typed(form, "note")),
    },
  });
  if (done.ok) return redirect(`/party/purposes/${id}?revised`);
  return done.problem === "not-found"
    ? NOT_FOUND_PAGE
    : revisePage(visit, errorsOf(done, language));
}
