import { includesAll } from "../access/coverage.ts";
import type { Coverage } from "../consent/consent.ts";
import { ORDER_190_FIRST_DAY } from "../law/source.ts";
import { categoriesOf, type Purpose } from "../registry/purpose.ts";
import type { SubjectState } from "../subject/state.ts";
import type { LegalDay } from "../time.ts";
import type { ImportConsent } from "./import-consent.ts";
import type { Fault } from "./refusal.ts";

/**
 * What a paper gives that names nothing more: the data that the purpose cannot do without, collected and
 * processed. Options, passing on, going abroad and automated decisions are given by name only.
 */
export const importedCoverage = (purpose: Purpose, named: Partial<Coverage>): Coverage => ({
  categories: named.categories ?? purpose.categories.required,
  actions:
    named.actions ??
    purpose.actions.filter((action) => action === "collect" || action === "process"),
  recipients: named.recipients ?? [],
  countries: named.countries ?? [],
});

/** Whether a holder proved that it explained the automated processing to her by that day. @law 231-VIII 19-1(2) */
const isExplained = ({ explanations }: SubjectState, { purpose, givenOn }: ImportConsent) =>
  [...explanations.values()].some(
    ({ purposeId, shownOn }) => purposeId === purpose.id && shownOn <= givenOn,
  );

/** What is wrong with automated decisions in it: the same as in a question, and the words must have been shown. */
function automatedFaults(
  state: SubjectState,
  given: ImportConsent,
  { actions }: Coverage,
): readonly Fault[] {
  if (!actions.includes("automated-decision")) return [];
  const { purpose, acting } = given;
  const mixed = actions.length > 1 && purpose.automated?.affectsRights === true;
  return [
    ...(mixed && acting.readings.separateAutomatedConsent
      ? [{ pointer: "/actions", code: "automated-decision-asked-with-others" } as const]
      : []),
    ...(isExplained(state, given)
      ? []
      : [{ pointer: "/actions", code: "explanation-not-proved" } as const]),
  ];
}

/**
 * The wrong members of a consent that is brought in. For data in a state object consent is given through the
 * state service; a holder's paper is none, in either service. The day of recording decides.
 * @law 395/НҚ 6 part 2
 */
export function importFaults(
  state: SubjectState,
  given: ImportConsent,
  coverage: Coverage,
  today: LegalDay,
): readonly Fault[] {
  const { purpose, object, confirmation, givenOn } = given;
  const { categories, actions, recipients, countries } = coverage;
  const faults: Fault[] = [];
  const wrong = (pointer: string, code: Fault["code"]) => faults.push({ pointer, code });
  if (object.sector === "state" && today >= ORDER_190_FIRST_DAY) {
    wrong("/object_id", "state-object-needs-state-service");
  }
  if (confirmation === undefined) wrong("/evidence", "evidence-missing");
  if (givenOn > today) {
    const isPaper = confirmation?.kind === "written";
    wrong("/given_on", isPaper ? "signed-in-the-future" : "evidence-in-the-future");
  }
  if (!includesAll(categoriesOf(purpose), categories)) wrong("/categories", "category-not-covered");
  if (!includesAll(categories, purpose.categories.required) || categories.length === 0) {
    wrong("/categories", "required-category-missing");
  }
  if (!includesAll(purpose.actions, actions) || actions.length === 0) {
    wrong("/actions", "action-not-covered");
  }
  if (!includesAll(purpose.recipients, recipients)) wrong("/recipients", "recipient-not-covered");
  if (!includesAll(purpose.crossBorder, countries)) wrong("/countries", "cross-border-not-covered");
  if (given.termBasis !== undefined && given.validUntil === null) {
    wrong("/valid_until", "term-required");
  }
  return [...faults, ...automatedFaults(state, given, coverage)];
}
