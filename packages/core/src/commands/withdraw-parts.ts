import { includesAll } from "../access/coverage.ts";
import type { Consent, Coverage } from "../consent/consent.ts";
import {
  isEmptyCoverage,
  partsWithin,
  withoutParts,
  withParts,
  type WithdrawnParts,
} from "../consent/parts.ts";
import type { PartyId } from "../ids.ts";
import type { SubjectState } from "../subject/state.ts";
import type { Fault, RefusalCode } from "./refusal.ts";

/** What a withdrawal takes of a consent. */
export type Taking =
  | { readonly kind: "all" }
  | { readonly kind: "some"; readonly parts: WithdrawnParts; readonly left: Coverage }
  /** It was taken back before. */
  | { readonly kind: "nothing" }
  | { readonly kind: "faults"; readonly faults: readonly [Fault, ...Fault[]] };

/** The consent's coverage as it was before anything was taken from it. */
export function coverageOnce({ duties }: SubjectState, consent: Consent): Coverage {
  let coverage: Coverage = consent;
  for (const { cause } of duties.values()) {
    if (cause.kind !== "consent" || cause.id !== consent.id || cause.parts === undefined) continue;
    coverage = withParts(coverage, cause.parts);
  }
  return coverage;
}

const NOT_COVERED = {
  categories: "category-not-covered",
  actions: "action-not-covered",
  recipients: "recipient-not-covered",
  countries: "cross-border-not-covered",
} as const satisfies Record<keyof WithdrawnParts, RefusalCode>;

function faultsOf(once: Coverage, parts: WithdrawnParts): readonly Fault[] {
  const faults: Fault[] = [];
  for (const member of ["categories", "actions", "recipients", "countries"] as const) {
    if (includesAll<string>(once[member], parts[member] ?? [])) continue;
    faults.push({ pointer: `/parts/${member}`, code: NOT_COVERED[member] });
  }
  return faults;
}

/**
 * What a withdrawal of these parts takes. Where no data or no action would be left it takes all; what was
 * never in the consent is a fault, and what was taken back before is nothing new.
 */
export function takingOf(
  state: SubjectState,
  consent: Consent,
  parts: WithdrawnParts | undefined,
): Taking {
  if (parts === undefined) return { kind: "all" };
  const [first, ...others] = faultsOf(coverageOnce(state, consent), parts);
  if (first !== undefined) return { kind: "faults", faults: [first, ...others] };
  const fresh = partsWithin(consent, parts);
  if (fresh === undefined) return { kind: "nothing" };
  const left = withoutParts(consent, fresh);
  return isEmptyCoverage(left) ? { kind: "all" } : { kind: "some", parts: fresh, left };
}

/**
 * Those who received data and must stop: where only recipients are taken back, those recipients alone. Who
 * disclosed to them must stop as well, and is no receiver. Ours: 8(7) knows no parts.
 */
export const receiversConcerned = (
  received: readonly PartyId[],
  parts: WithdrawnParts | undefined,
): readonly PartyId[] => {
  const onlyRecipients =
    parts?.recipients !== undefined &&
    parts.categories === undefined &&
    parts.actions === undefined &&
    parts.countries === undefined;
  return onlyRecipients ? received.filter((id) => parts.recipients?.includes(id)) : received;
};
