import type { Fault } from "../commands/refusal.ts";
import { groundFaults } from "../law/grounds/ground-faults.ts";
import type { Party } from "./party.ts";
import type { Purpose } from "./purpose.ts";

/**
 * Every reason for which a party may not register a purpose, each with its member.
 * @law 231-VIII 7(8) 19-1(2) 94-V 9
 */
export const registrationFaults = (
  purpose: Purpose,
  party: Pick<Party, "sector" | "roles">,
): Fault[] => [...groundFaults(purpose, party)];
