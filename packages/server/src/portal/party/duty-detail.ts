import { DUTY_RULES } from "@kelisim/core";
import type { ConsentAnswer, DutyDetailAnswer } from "@kelisim/protocol";
import { DutyPage, terms, type DutyPageProps } from "@kelisim/web/pages";
import { h } from "preact";
import { callOperation, type OperationRefused } from "../call-operation.ts";
import { NOT_FOUND_PAGE, page, redirect, type PageAnswer } from "../page-answer.ts";
import type { Form, StaffVisit } from "../visit.ts";
import { categoriesNamed } from "./categories.ts";
import { checkBody, dischargeBody } from "./discharge-body.ts";
import { shownDuty } from "./duty-list.ts";
import { errorsOf, type FormError } from "./form-fields.ts";

type Said = Pick<DutyPageProps, "said"> & { readonly errors: readonly FormError[] };

const idOf = ({ params }: StaffVisit): { readonly id: string } => ({ id: params["id"] ?? "" });

/** The consent that a stop is about, where the role may read it. */
async function consentOf(
  visit: StaffVisit,
  { kind, consent_id: id }: DutyDetailAnswer,
): Promise<ConsentAnswer | undefined> {
  if (kind !== "cease-processing" || id === undefined) return undefined;
  const read = await callOperation(visit, "get-consent", { params: { id } });
  return read.ok ? read.body : undefined;
}

async function dutyPage(
  visit: StaffVisit,
  { said, errors }: Said,
  status: number,
): Promise<PageAnswer> {
  const found = await callOperation(visit, "get-duty", { params: idOf(visit) });
  if (!found.ok) return NOT_FOUND_PAGE;
  const duty = found.body;
  const consent = await consentOf(visit, duty);
  const categories = await categoriesNamed(visit, [
    ...(duty.parts?.categories ?? []),
    ...(duty.rights_call?.categories ?? []),
    ...(consent?.categories ?? []),
  ]);
  const { outcomes, reviewer } = DUTY_RULES[duty.kind];
  return page(
    terms[duty.kind],
    h(DutyPage, {
      ...shownDuty(visit, duty),
      ...{ duty, categories, said, errors },
      choices: {
        ...{ outcomes, reviewer },
        keepable: consent && {
          categories: consent.categories.flatMap((code) => categories.get(code) ?? []),
          actions: consent.actions,
        },
      },
      mayEndCheck:
        duty.kind === "block" &&
        duty.status === "discharged" &&
        duty.outcome === "blocked" &&
        duty.rights_call?.kind === "blocking",
    }),
    status,
  );
}

/** `/party/duties/:id` */
export const showDuty = (visit: StaffVisit): Promise<PageAnswer> =>
  dutyPage(visit, { said: visit.query.has("checked") ? "checked" : undefined, errors: [] }, 200);

/** What came out otherwise than wanted: the page as it is now, with the reason. */
async function refusedPage(
  visit: StaffVisit,
  refused: OperationRefused,
  fields: Readonly<Record<string, string>> = {},
): Promise<PageAnswer> {
  if (refused.problem === "not-found") return NOT_FOUND_PAGE;
  if (refused.problem === "duty-already-discharged") {
    return dutyPage(visit, { said: "already", errors: [] }, 409);
  }
  const errors = errorsOf(refused, visit.language, fields);
  return dutyPage(visit, { said: undefined, errors }, 422);
}

async function endCheck(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  const duty = await callOperation(visit, "get-duty", { params: idOf(visit) });
  const id = duty.ok ? duty.body.rights_call_id : undefined;
  if (id === undefined) return NOT_FOUND_PAGE;
  const done = await callOperation(visit, "end-blocking-check", {
    params: { id },
    body: checkBody(form),
  });
  return done.ok
    ? redirect(`/party/duties/${done.body.id}?checked`)
    : refusedPage(visit, done, { text: "check_text" });
}

/** Discharges the duty, or ends the check of a signal. */
export async function takeDuty(visit: StaffVisit, form: Form): Promise<PageAnswer> {
  if (form.get("act") === "check") return endCheck(visit, form);
  const done = await callOperation(visit, "discharge-duty", {
    params: idOf(visit),
    body: dischargeBody(form),
  });
  return done.ok ? redirect(`/party/duties/${done.body.id}`) : refusedPage(visit, done);
}
