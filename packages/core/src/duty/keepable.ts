import { includesAll } from "../access/coverage.ts";
import type { Consent } from "../consent/consent.ts";
import type { WithdrawnParts } from "../consent/parts.ts";
import type { Action } from "../registry/purpose.ts";
import type { Duty, RefusalGround } from "./duty.ts";
import { actionsUnder } from "./retention.ts";

/** Data, and what is done with them. */
export type Kept = { readonly categories: readonly string[]; readonly actions: readonly Action[] };

/** What a refusal to stop may keep open for its holder. */
export type Keepable = {
  /** The most it can be; `wasTakenBack` narrows it further. */
  readonly most: Kept;
  /** What it is where the holder names nothing less. */
  readonly byDefault: Kept;
};

/** The parts a duty is about; nothing where its holder has to stop altogether. */
const partsOf = ({ cause, partyId }: Duty): WithdrawnParts | undefined =>
  cause.kind !== "consent" || cause.parts?.recipients?.includes(partyId) === true
    ? undefined
    : cause.parts;

const joined = <T>(some: readonly T[], more: readonly T[] = []): readonly T[] => [
  ...new Set([...some, ...more]),
];

/**
 * What may be kept of what was taken back: never what the person still consents to, or a later withdrawal
 * would find it kept already. Nothing, where passing data on was all that was taken back.
 * @law 231-VIII 8(7) part 2
 */
export function keepable(
  consent: Consent,
  duty: Duty,
  ground: RefusalGround,
): Keepable | undefined {
  const parts = partsOf(duty);
  if (parts === undefined) {
    const { categories } = consent;
    const all = { categories, actions: actionsUnder(ground, consent.actions) };
    return { most: all, byDefault: all };
  }
  if (parts.categories === undefined && parts.actions === undefined) return undefined;
  const most = {
    categories: joined(consent.categories, parts.categories),
    actions: actionsUnder(ground, joined(consent.actions, parts.actions)),
  };
  const taken = actionsUnder(ground, parts.actions ?? []);
  // Of an action that was taken back as a whole all data are kept; else the data that were taken back.
  const isByAction = parts.categories === undefined || taken.length > 0;
  const byDefault = isByAction
    ? { categories: most.categories, actions: taken }
    : { categories: parts.categories, actions: most.actions };
  return { most, byDefault };
}

/** Whether all of it lies within what a duty's withdrawal took back. */
export function wasTakenBack(duty: Duty, { categories, actions }: Kept): boolean {
  const parts = partsOf(duty);
  if (parts === undefined) return true;
  const byAction = parts.actions !== undefined && includesAll(parts.actions, actions);
  return byAction || includesAll(parts.categories ?? [], categories);
}
