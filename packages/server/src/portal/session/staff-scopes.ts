import type { Scope } from "@kelisim/protocol";
import type { StaffRole } from "../visit.ts";

const OFFICER = [
  "consent:request",
  "consent:read",
  "consent:record-paper",
  "log:read",
  "duty:act",
  "objection:file",
  "events",
] as const satisfies readonly Scope[];

const DEVELOPER = [
  "registry:write",
  "consent:read",
  "log:read",
  "access:decide",
  "events",
] as const satisfies readonly Scope[];

/** What the key of a role may do, in the words of the contract. */
export const STAFF_SCOPES: Readonly<Record<StaffRole, readonly Scope[]>> = {
  officer: OFFICER,
  developer: DEVELOPER,
  administrator: [...new Set([...OFFICER, ...DEVELOPER])],
  clerk: ["channel:assisted", "consent:read", "objection:file"],
  analyst: ["oversight:read"],
  provider: ["admin:registry"],
};
