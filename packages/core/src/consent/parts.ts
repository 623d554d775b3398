import type { PartyId } from "../ids.ts";
import type { Action } from "../registry/purpose.ts";
import type { Coverage } from "./consent.ts";

/** What of a consent its person takes back; at least one member. Ours: 8(7) speaks of the consent. */
export type WithdrawnParts = {
  readonly categories?: readonly string[];
  readonly actions?: readonly Action[];
  readonly recipients?: readonly PartyId[];
  readonly countries?: readonly string[];
};

const left = <T>(all: readonly T[], taken: readonly T[] | undefined): readonly T[] =>
  all.filter((item) => taken?.includes(item) !== true);

const both = <T>(all: readonly T[], named: readonly T[] | undefined): readonly T[] =>
  all.filter((item) => named?.includes(item) === true);

const joined = <T>(some: readonly T[], more: readonly T[] | undefined): readonly T[] => [
  ...new Set([...some, ...(more ?? [])]),
];

/** What is left of a coverage without these parts. */
export const withoutParts = (coverage: Coverage, parts: WithdrawnParts): Coverage => ({
  categories: left(coverage.categories, parts.categories),
  actions: left(coverage.actions, parts.actions),
  recipients: left(coverage.recipients, parts.recipients),
  countries: left(coverage.countries, parts.countries),
});

/** A coverage with parts that were taken from it. */
export const withParts = (coverage: Coverage, parts: WithdrawnParts): Coverage => ({
  categories: joined(coverage.categories, parts.categories),
  actions: joined(coverage.actions, parts.actions),
  recipients: joined(coverage.recipients, parts.recipients),
  countries: joined(coverage.countries, parts.countries),
});

/** Those of the parts that the coverage still has; nothing where it has none of them. */
export function partsWithin(coverage: Coverage, parts: WithdrawnParts): WithdrawnParts | undefined {
  const categories = both(coverage.categories, parts.categories);
  const actions = both(coverage.actions, parts.actions);
  const recipients = both(coverage.recipients, parts.recipients);
  const countries = both(coverage.countries, parts.countries);
  if ([categories, actions, recipients, countries].every(({ length }) => length === 0)) {
    return undefined;
  }
  return {
    ...(categories.length > 0 && { categories }),
    ...(actions.length > 0 && { actions }),
    ...(recipients.length > 0 && { recipients }),
    ...(countries.length > 0 && { countries }),
  };
}

/** Whether nothing can be done under a coverage: no data, or nothing to do with them. */
export const isEmptyCoverage = ({ categories, actions }: Coverage): boolean =>
  categories.length === 0 || actions.length === 0;
