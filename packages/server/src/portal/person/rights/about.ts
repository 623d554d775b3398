import {
  parseId,
  type ConsentId,
  type DutyId,
  type ObjectId,
  type OutcomeId,
  type PartyId,
  type PurposeId,
  type SubjectState,
} from "@kelisim/core";
import type { PersonAccess } from "@kelisim/store";
import type { AboutLine } from "@kelisim/web/pages";
import type { PersonVisit } from "../../visit.ts";
import { ownAccess } from "../accesses/own-access.ts";
import { dutyPath } from "../duty-facts.ts";
import type { Names } from "../registry-names.ts";

/** What a form of a right was opened from: whose matter it is, and what the call will name. */
export type About = {
  readonly what: AboutLine["what"] | undefined;
  /** Who may be meant, the likeliest first. */
  readonly parties: readonly PartyId[];
  readonly objects: readonly ObjectId[];
  readonly categories: readonly string[];
  readonly purposeId: PurposeId | null;
  readonly consentId?: ConsentId;
  readonly dutyId?: DutyId;
  readonly outcomeId?: OutcomeId;
  /** The sealed id of an access. */
  readonly decisionRef?: string;
  readonly to: string;
};

const NOTHING: About = {
  ...{ what: undefined, parties: [], objects: [], categories: [] },
  ...{ purposeId: null, to: "/me" },
};

const aboutAccess = ({ entry, purpose }: PersonAccess, sealed: string): About => ({
  what: "aboutAccess",
  parties: [entry.requester?.id, entry.callerId, entry.recipientId].filter(
    (id) => id !== undefined,
  ),
  objects: [entry.objectId],
  categories: entry.categories,
  purposeId: purpose?.id ?? null,
  decisionRef: sealed,
  to: `/me/accesses/${sealed}`,
});

function aboutConsent({ consents }: SubjectState, id: ConsentId): About | undefined {
  const found = consents.get(id);
  if (found === undefined) return undefined;
  const { partyId, objectId, purposeId, categories, recipients } = found;
  const parties = [partyId, ...recipients];
  const to = `/me/consents/${id}`;
  return {
    ...{ what: "aboutConsent", parties, objects: [objectId], categories, purposeId, to },
    consentId: id,
  };
}

function aboutDuty({ duties }: SubjectState, id: DutyId): About | undefined {
  const found = duties.get(id);
  if (found === undefined) return undefined;
  const to = dutyPath(found);
  return { ...NOTHING, what: "aboutDuty", parties: [found.partyId], dutyId: id, to };
}

function aboutOutcome({ outcomes }: SubjectState, id: OutcomeId): About | undefined {
  const found = outcomes.get(id);
  if (found === undefined) return undefined;
  const { partyId, objectIds, categories, purposeId } = found;
  const parties = [partyId];
  return {
    ...{ what: "aboutOutcome", parties, objects: objectIds, categories, purposeId },
    ...{ outcomeId: id, to: "/me/outcomes" },
  };
}

/** What the address names; `undefined` for what is not hers. */
export async function aboutIn(visit: PersonVisit, state: SubjectState): Promise<About | undefined> {
  const { query } = visit;
  const sealed = query.get("access");
  if (sealed !== null) {
    const access = await ownAccess(visit, sealed);
    return access && aboutAccess(access, sealed);
  }
  const named = <K extends "con" | "dty" | "out">(kind: K, name: string) => {
    const text = query.get(name);
    return text === null ? undefined : { id: parseId(kind, text) };
  };
  const [consent, duty, outcome] = [
    named("con", "consent"),
    named("dty", "duty"),
    named("out", "outcome"),
  ];
  if (consent !== undefined) return consent.id && aboutConsent(state, consent.id);
  if (duty !== undefined) return duty.id && aboutDuty(state, duty.id);
  if (outcome !== undefined) return outcome.id && aboutOutcome(state, outcome.id);
  const chosen = parseId("pty", query.get("party") ?? "");
  return { ...NOTHING, parties: chosen === undefined ? [] : [chosen] };
}

/** The same in words. */
export function aboutLine(about: About, names: Names): AboutLine | undefined {
  const { what, parties, purposeId, to } = about;
  if (what === undefined) return undefined;
  const [party] = parties;
  return {
    ...{ what, to },
    party: party && names.party(party).name,
    more: purposeId === null ? undefined : names.purpose(purposeId)?.name,
  };
}
