import type { PurposeAnswer } from "@kelisim/protocol";
import { PURPOSE_SAID, PurposePage, purposeWords } from "@kelisim/web/pages";
import { h } from "preact";
import { callOperation, type OperationRefused } from "../call-operation.ts";
import { NOT_FOUND_PAGE, page, redirect, type PageAnswer } from "../page-answer.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { categoriesNamed } from "./categories.ts";
import { errorsOf, member, typed, type FormError } from "./form-fields.ts";
import { objectName, partiesNamed } from "./names.ts";
import { callForOwnParty, hasDeclared } from "./own-party.ts";

const idOf = ({ params }: StaffVisit): { readonly id: string } => ({ id: params["id"] ?? "" });

/** Whether she may approve it: an administrator of the party who did not declare it herself. */
const mayApprove = async (visit: StaffVisit, { id, status }: PurposeAnswer): Promise<boolean> =>
  status === "draft" && visit.persona.role === "administrator" && !(await hasDeclared(visit, id));

async function purposePage(
  visit: StaffVisit,
  errors: readonly FormError[] = [],
): Promise<PageAnswer> {
  const found = await callOperation(visit, "get-purpose", { params: idOf(visit) });
  if (!found.ok) return NOT_FOUND_PAGE;
  const purpose = found.body;
  const { required, optional } = purpose.categories;
  return page(
    purposeWords.purpose,
    h(PurposePage, {
      purpose,
      objects: await Promise.all(purpose.object_ids.map((id) => objectName(visit, id))),
      recipients: await partiesNamed(visit, purpose.recipients),
      categories: await categoriesNamed(visit, [...required, ...optional]),
      said: errors.length > 0 ? undefined : PURPOSE_SAID.find((word) => visit.query.has(word)),
      mayChange: visit.persona.key.scopes.includes("registry:write"),
      mayApprove: await mayApprove(visit, purpose),
      errors,
    }),
    errors.length === 0 ? 200 : 422,
  );
}

/** `/party/purposes/:id` */
export const showPurpose = (visit: StaffVisit): Promise<PageAnswer> => purposePage(visit);

const FIELDS = { data_subject_iin: "iin", data_subject: "iin" };

const refusedPage = (visit: StaffVisit, refused: OperationRefused): Promise<PageAnswer> =>
  refused.problem === "not-found"
    ? Promise.resolve(NOT_FOUND_PAGE)
    : purposePage(visit, errorsOf(refused, visit.language, FIELDS));

async function approve(visit: StaffVisit): Promise<PageAnswer> {
  const params = idOf(visit);
  // Another role of hers has another key, but is no second person.
  const second = visit.persona.role === "administrator" && !(await hasDeclared(visit, params.id));
  if (!second) {
    const refused = { problem: "purpose-needs-second-person", errors: [] } as const;
    return purposePage(visit, errorsOf(refused, visit.language));
  }
  const done = await callForOwnParty(visit, "approve-purpose", { params, body: {} });
  return done.ok ? redirect(`/party/purposes/${params.id}?approved`) : refusedPage(visit, done);
}

/** For everybody only where that is said: an empty number alone ends nobody's consents. */
function achieveBody(form: Form): object {
  const iin = typed(form, "iin");
  const everybody = form.get("for") === "everybody";
  return {
    ...(everybody ? {} : { data_subject: { iin: iin ?? "" } }),
    ...member("note", typed(form, "note")),
  };
}

/** Approves, closes, or says that the purpose was reached. */
export async function takePurpose(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const params = idOf(visit);
  switch (form.get("act") ?? "") {
    case "approve":
      return approve(visit);
    case "close": {
      const done = await callOperation(visit, "close-purpose", { params, body: {} });
      return done.ok ? redirect(`/party/purposes/${params.id}?closed`) : refusedPage(visit, done);
    }
    case "achieve": {
      const body = achieveBody(form);
      const done = await callOperation(visit, "achieve-purpose", { params, body });
      return done.ok ? redirect(`/party/purposes/${params.id}?achieved`) : refusedPage(visit, done);
    }
    default:
      return showPurpose(visit);
  }
}
