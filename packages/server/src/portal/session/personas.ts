import { apiKeyById, partyById, rolesOf, type StaffRole as Role } from "@kelisim/store";
import type { Context } from "../../context.ts";
import type { Persona, SignedIn } from "../visit.ts";
import { representedBy } from "./represented.ts";

type World = Pick<Context, "store">;

async function staffPersona({ store }: World, role: Role): Promise<Persona | undefined> {
  const key = await apiKeyById(store.db, role.keyId);
  const party = await partyById(store.db, role.partyId);
  if (key === undefined || key.revokedAt !== undefined || party?.status !== "active")
    return undefined;
  return { kind: "staff", roleId: role.id, role: role.role, party, key };
}

/**
 * Everybody as whom somebody who is signed in may act now: herself first.
 * @param isWanted leaves the others unread, by what names them in a session
 */
export async function personasOf(
  world: World,
  { subjectId }: Pick<SignedIn, "subjectId">,
  now: SignedIn["endsAt"],
  isWanted: (personaId: string) => boolean = () => true,
): Promise<readonly Persona[]> {
  const { store } = world;
  const roles = await rolesOf(store.db, store.ring, subjectId);
  const staff = await Promise.all(
    roles.filter(({ id }) => isWanted(id)).map((role) => staffPersona(world, role)),
  );
  const represented = await representedBy(world, subjectId, now, isWanted);
  return [{ kind: "self" }, ...represented, ...staff.filter((persona) => persona !== undefined)];
}

/** What names a persona in a session: UUID of a representation or a role; `undefined` for herself. */
export function personaIdOf(persona: Persona): string | undefined {
  switch (persona.kind) {
    case "self":
      return undefined;
    case "represented":
      return persona.representationId.slice(4);
    case "staff":
      return persona.roleId;
  }
}

/** As whom she acts in a session. A role or an authority that has ended falls back to herself. */
export async function personaOf(
  world: World,
  signedIn: Pick<SignedIn, "subjectId">,
  personaId: string | undefined,
  now: SignedIn["endsAt"],
): Promise<Persona> {
  if (personaId === undefined) return { kind: "self" };
  // The store writes a UUID with dashes, an id of a record has none.
  const plain = personaId.replaceAll("-", "");
  const isChosen = (id: string) => id.replaceAll("-", "") === plain;
  const [, chosen] = await personasOf(world, signedIn, now, isChosen);
  return chosen ?? { kind: "self" };
}
