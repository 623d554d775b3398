import { parseIin, type PartyId } from "@kelisim/core";
import { openPortalSession, STAFF_SCOPES, type Clock } from "@kelisim/server";
import {
  ensureSubject,
  grantRole,
  setPersona,
  type StaffRoleName,
  type Store,
} from "@kelisim/store";
import { testConfig } from "./service.ts";

/** As whom somebody acts in a session; herself unless set. */
export type SessionPersona =
  | { readonly role: StaffRoleName; readonly partyId: PartyId }
  | { readonly representationId: string };

/** Opens a session without a provider. @returns the value of its cookie, as `kelisim-session` on plain http */
export async function sessionFor(
  store: Store,
  clock: Clock,
  { iin: digits, name }: { readonly iin: string; readonly name: string },
  persona?: SessionPersona,
): Promise<string> {
  const read = parseIin(digits);
  if (!read.ok) throw new Error("no IIN");
  const { db, ring } = store;
  const subjectId = await ensureSubject(db, ring, read.iin);
  const [at, config] = [clock.now(), testConfig()];
  const attestation = {
    ...{ issuer: "https://identity.test", name, level: "substantial", idToken: "a.b.c" },
  };
  const value = await openPortalSession({ store, config }, { iin: read.iin }, attestation, at);
  if (persona === undefined) return value;
  const personaId =
    "role" in persona
      ? await grantRole(db, ring, {
          ...{ subjectId, name, at, ...persona },
          scopes: STAFF_SCOPES[persona.role],
          grantedBy: undefined,
        })
      : persona.representationId.slice("rpn_".length);
  const [newest] = await db.query<{ session_sha256: Uint8Array }>(
    "select session_sha256 from portal_session where subject_id = $1 order by signed_in_at desc",
    [subjectId.slice("sub_".length)],
  );
  if (newest === undefined) throw new Error("no session was opened");
  await setPersona(db, { subjectId, sha256: newest.session_sha256 }, personaId);
  return value;
}
