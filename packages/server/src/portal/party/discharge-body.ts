import type { Form } from "../visit.ts";
import { member, ticked, typed } from "./form-fields.ts";

const REFUSING = new Set(["reasoned-refusal", "partial"]);

function groundIn(form: Form): object | undefined {
  const kind = typed(form, "ground_kind");
  if (kind === undefined) return undefined;
  return {
    kind,
    ...member("act", typed(form, "ground_act")),
    ...member("article", typed(form, "ground_article")),
    ...member("level", typed(form, "ground_level")),
    ...member("reference", typed(form, "ground_reference")),
  };
}

function retentionIn(form: Form): object | undefined {
  const retention = {
    ...member("categories", ticked(form, "retention_categories")),
    ...member("actions", ticked(form, "retention_actions")),
    ...member("until", typed(form, "retention_until")),
  };
  return Object.keys(retention).length === 0 ? undefined : retention;
}

/** Whoever is not said to be able to change the outcome is not: nothing is ticked for her. */
function reviewerIn(form: Form): object | undefined {
  const name = typed(form, "reviewer_name");
  const position = typed(form, "reviewer_position");
  if (name === undefined && position === undefined) return undefined;
  const canChange = form.get("reviewer_can_change_outcome") === "yes";
  return {
    ...member("name", name),
    ...member("position", position),
    ...(canChange ? {} : { can_change_outcome: false }),
  };
}

/** The body of `discharge-duty` as the form says it. Grounds count only where something is refused. */
export function dischargeBody(form: Form): object {
  const outcome = typed(form, "outcome");
  const refuses = outcome !== undefined && REFUSING.has(outcome);
  return {
    ...member("outcome", outcome),
    ...member("text", typed(form, "text")),
    ...member("data", typed(form, "data")),
    ...member("evidence_sha256", typed(form, "evidence_sha256")?.toLowerCase()),
    ...member("reviewer", reviewerIn(form)),
    ...member("informed_on", typed(form, "informed_on")),
    ...(refuses ? member("ground", groundIn(form)) : {}),
    ...(refuses ? member("retention", retentionIn(form)) : {}),
  };
}

const CONFIRMED: Readonly<Record<string, boolean>> = { yes: true, no: false };

/** The body of `end-blocking-check`. */
export const checkBody = (form: Form): object => ({
  ...member("confirmed", CONFIRMED[form.get("confirmed") ?? ""]),
  ...member("text", typed(form, "check_text")),
});
