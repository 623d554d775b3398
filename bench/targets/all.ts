import { DECISIONS } from "./decisions.ts";
import { MASS_WORK } from "./mass-work.ts";
import { GRANTS } from "./grants.ts";
import type { Group } from "./group.ts";
import { ONE_PROCESS } from "./one-process.ts";
import { PEER_CHECKS } from "./peers.ts";
import { LONG_LOG, MANY_CONSENTS } from "./size.ts";
import { STACK } from "./stack.ts";
import { SURVIVAL } from "./survival.ts";
import { WITHDRAWALS } from "./withdrawals.ts";

/** Every group, in the order of the run: what changes consents comes after what asks about them. */
export const GROUPS: readonly Group[] = [
  DECISIONS,
  STACK,
  PEER_CHECKS,
  MANY_CONSENTS,
  ONE_PROCESS,
  LONG_LOG,
  GRANTS,
  MASS_WORK,
  WITHDRAWALS,
  SURVIVAL,
];
