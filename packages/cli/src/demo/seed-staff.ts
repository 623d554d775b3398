import { parseIin, type Iin, type Instant } from "@kelisim/core";
import { STAFF_SCOPES } from "@kelisim/server";
import { ensureSubject, grantRole, type Store } from "@kelisim/store";
import type { DemoPartyName } from "./parties.ts";
import type { SeedProgress } from "./progress.ts";
import type { PartyIds } from "./registry.ts";
import { DEMO_STAFF, type DemoStaff } from "./staff.ts";

/** @throws Error for a mistake in the demo's data */
function iinOf({ iin, name }: DemoStaff): Iin {
  const read = parseIin(iin);
  if (!read.ok) throw new Error(`${name} has no valid number`);
  return read.iin;
}

/** Gives the staff their roles, once: a role that was ended in the demo stays ended. */
export async function seedStaff(
  store: Store,
  progress: SeedProgress,
  parties: PartyIds & { readonly admin: PartyIds[DemoPartyName] },
  at: Instant,
): Promise<void> {
  for (const person of DEMO_STAFF) {
    const { role, party, name } = person;
    const step = `staff ${role}`;
    if (progress.idOf(step) !== undefined) continue;
    const roleId = await grantRole(store.db, store.ring, {
      subjectId: await ensureSubject(store.db, store.ring, iinOf(person)),
      partyId: parties[party],
      ...{ role, name, at },
      scopes: STAFF_SCOPES[role],
      grantedBy: undefined,
    });
    if (roleId !== undefined) progress.note(step, roleId);
  }
}
