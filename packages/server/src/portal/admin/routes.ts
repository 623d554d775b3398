import { forStaff, type PortalRoute } from "../portal-route.ts";
import { showCalendar } from "./calendar.ts";
import { showDeferrals } from "./deferrals.ts";
import { takeRole } from "./give-role.ts";
import { showHealth } from "./health.ts";
import { showNorm, showNorms, showRules } from "./law.ts";
import { findParties, showParties, showParty } from "./parties.ts";
import { showClose, showNewParty, takeClose, takeNewParty, takeProof } from "./party-acts.ts";
import { findObjects, showCategories, showObjects, takeCategory } from "./registers.ts";
import { showStaff, takeStaff } from "./staff.ts";

const route = (handlers: Parameters<typeof forStaff>[1]): PortalRoute =>
  forStaff(["provider"], handlers);

/** The console of the service provider. */
export const ADMIN_ROUTES: readonly PortalRoute[] = [
  route({ path: "/admin", get: showHealth }),
  route({ path: "/admin/parties", get: showParties, post: findParties }),
  route({ path: "/admin/parties/new", get: showNewParty, post: takeNewParty }),
  route({ path: "/admin/parties/:id", get: showParty }),
  route({ path: "/admin/parties/:id/proof", get: showParty, post: takeProof }),
  route({ path: "/admin/parties/:id/role", get: showParty, post: takeRole }),
  route({ path: "/admin/parties/:id/close", get: showClose, post: takeClose }),
  route({ path: "/admin/objects", get: showObjects, post: findObjects }),
  route({ path: "/admin/categories", get: showCategories, post: takeCategory }),
  route({ path: "/admin/calendar", get: showCalendar }),
  route({ path: "/admin/norms", get: showNorms }),
  route({ path: "/admin/norms/:id", get: showNorm }),
  route({ path: "/admin/rules", get: showRules }),
  route({ path: "/admin/deferrals", get: showDeferrals }),
  route({ path: "/admin/staff", get: showStaff, post: takeStaff }),
];
