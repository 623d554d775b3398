import { parseId } from "@kelisim/core";
import { apiKeyById, declarerOf, isKeyOfPerson, keysOfRoles, purposeById } from "@kelisim/store";
import { callOperation, type OperationParts } from "../call-operation.ts";
import type { StaffVisit } from "../visit.ts";

/** Calls that the contract gives to the administrator of the service, for the records of every party. */
type RegistryCall =
  "create-api-key" | "list-api-keys" | "rotate-api-key" | "revoke-api-key" | "approve-purpose";

/** An id that names nothing: its call answers that there is no such record. */
const NOTHING = "-";

/** Whether a record is the party's own. Keys of roles are no systems' keys: they end with their role. */
async function isOwn(visit: StaffVisit, call: RegistryCall, id: string): Promise<boolean> {
  const { db } = visit.shell.ctx.store;
  const { party } = visit.persona;
  switch (call) {
    case "create-api-key":
    case "list-api-keys":
      return id === party.id;
    case "rotate-api-key":
    case "revoke-api-key": {
      const keyId = parseId("key", id);
      const key = keyId === undefined ? undefined : await apiKeyById(db, keyId);
      return key?.partyId === party.id && !(await keysOfRoles(db, party.id)).has(key.id);
    }
    case "approve-purpose": {
      const purposeId = parseId("pur", id);
      const purpose = purposeId === undefined ? undefined : await purposeById(db, purposeId);
      return purpose?.partyId === party.id;
    }
  }
}

/**
 * Calls an operation of the registry for a record of the party's own: for that one record somebody who runs her
 * party's console has the scope that the administrator of the service has for all. What is foreign is not there.
 */
export async function callForOwnParty<I extends RegistryCall>(
  visit: StaffVisit,
  call: I,
  parts: OperationParts & { readonly params: { readonly id: string } },
): ReturnType<typeof callOperation<I>> {
  const { persona } = visit;
  const own = await isOwn(visit, call, parts.params.id);
  const key = { ...persona.key, scopes: [...persona.key.scopes, "admin:registry"] };
  const params = own ? parts.params : { id: NOTHING };
  return callOperation({ ...visit, persona: { ...persona, key } }, call, { ...parts, params });
}

/** Whether she herself declared a purpose, in whatever role: then somebody else has to approve it. */
export async function hasDeclared(visit: StaffVisit, id: string): Promise<boolean> {
  const { db } = visit.shell.ctx.store;
  const purposeId = parseId("pur", id);
  const declarer = purposeId === undefined ? undefined : await declarerOf(db, purposeId);
  return declarer !== undefined && isKeyOfPerson(db, visit.signedIn.subjectId, declarer);
}
