import type { PartyId } from "../ids.ts";
import type { DigitalObject } from "./digital-object.ts";
import type { Party, PartyRole } from "./party.ts";
import type { Purpose } from "./purpose.ts";

/** Which of a party's roles end; a party without any is closed. */
export type EndedRoles = {
  readonly party: Party;
  readonly ended: readonly PartyRole[];
};

/** The party after some of its roles have ended, or all where none is named. */
export function endRoles(party: Party, named: readonly PartyRole[] | undefined): EndedRoles {
  if (party.status === "closed") return { party, ended: [] };
  const ended = party.roles.filter((role) => named === undefined || named.includes(role));
  const roles = party.roles.filter((role) => !ended.includes(role));
  if (ended.length === 0) return { party, ended };
  return {
    party: roles.length === 0 ? { ...party, status: "closed" } : { ...party, roles },
    ended,
  };
}

/** An object has to have an owner and an operator: without either it is closed. */
export function objectAfter({ party, ended }: EndedRoles, object: DigitalObject): DigitalObject {
  const isClosed = party.status === "closed";
  const lostOwner = object.ownerId === party.id && (isClosed || ended.includes("owner"));
  const lostOperator = object.operatorId === party.id && (isClosed || ended.includes("operator"));
  if (object.status === "closed" || !(lostOwner || lostOperator)) return object;
  return { ...object, status: "closed" };
}

const without = (ids: readonly PartyId[], gone: PartyId) => ids.filter((id) => id !== gone);

/** A closed party has no purposes, and whoever is no third party any more receives nothing. */
export function purposeAfter({ party, ended }: EndedRoles, purpose: Purpose): Purpose {
  const isClosed = party.status === "closed";
  if (isClosed && purpose.partyId === party.id) {
    return purpose.status === "closed" ? purpose : { ...purpose, status: "closed" };
  }
  const receives = purpose.recipients.includes(party.id);
  if (!receives || !(isClosed || ended.includes("third-party"))) return purpose;
  return { ...purpose, recipients: without(purpose.recipients, party.id) };
}
