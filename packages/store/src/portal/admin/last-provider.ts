import { uuidOf, type Instant, type PartyId } from "@kelisim/core";
import type { Db } from "../../db/db.ts";

/**
 * Ends a role of the service's own staff, and its key with it; somebody must be left who can give roles.
 * @returns `last` where it is the last administrator's, `unknown` where no such role stands
 */
export const endProviderRole = (
  db: Db,
  {
    roleId,
    partyId,
    at,
  }: { readonly roleId: string; readonly partyId: PartyId; readonly at: Instant },
): Promise<"ended" | "last" | "unknown"> =>
  db.tx(async (tx) => {
    // Two administrators who end each other's role at once come one after the other.
    await tx.query("select from party where party_id = $1 for update", [uuidOf(partyId)]);
    const standing = await tx.query<{
      role_id: string;
      role: string;
      key_id: string;
      subject_id: string;
    }>(
      {
        name: "standing-roles-of-party",
        text: `select role_id, role, key_id, subject_id from staff_role where party_id = $1 and ended_at is null`,
      },
      [uuidOf(partyId)],
    );
    const found = standing.find(({ role_id: id }) => id === roleId);
    if (found === undefined) return "unknown";
    const providers = standing.filter(({ role }) => role === "provider");
    if (found.role === "provider" && providers.length === 1) return "last";
    await tx.query(
      {
        name: "end-role-of-staff",
        text: `update staff_role set ended_at = $3
               where subject_id = $1 and role_id = $2 and ended_at is null`,
      },
      [found.subject_id, roleId, at],
    );
    await tx.query(
      {
        name: "revoke-key-of-staff",
        text: `update api_key set revoked_at = $2, version = version + 1
               where key_id = $1 and revoked_at is null`,
      },
      [found.key_id, at],
    );
    return "ended";
  });
