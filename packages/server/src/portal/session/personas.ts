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

/** Everybody as whom somebody who is signed in may act now: herself first. */
export async function personasOf(
  world: World,
  { subjectId }: Pick<SignedIn, "subjectId">,
  now: SignedIn["endsAt"],
): Promise<readonly Persona[]> {
  const { store } = world;
  const staff = await Promise.all(
    (await rolesOf(store.db, store.ring, subjectId)).map((role) => staffPersona(world, role)),
  );
  const represented = await representedBy(world, subjectId, now);
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
  const all = await personasOf(world, signedIn, now);
  // The store writes a UUID with dashes, an id of a record has none.
  const plain = personaId.replaceAll("-", "");
  const isChosen = (persona: Persona) => personaIdOf(persona)?.replaceAll("-", "") === plain;
  return all.find(isChosen) ?? { kind: "self" };
}
