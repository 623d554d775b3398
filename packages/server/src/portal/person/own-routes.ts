import type { RightsCallKind } from "@kelisim/core";
import { RIGHT_PATHS } from "@kelisim/web/pages";
import { forPerson, forSignedIn, type PortalRoute } from "../portal-route.ts";
import { showAccesses } from "./accesses/list.ts";
import { showAccess } from "./accesses/one.ts";
import { accessEvidence, rightsEvidence } from "./evidence-files.ts";
import { showHome } from "./home.ts";
import { showPersonas, takePersona } from "./persona.ts";
import { showBreaches } from "./records/breaches.ts";
import { exportJson, exportPdf, showExport } from "./records/export.ts";
import { showHelp } from "./records/help.ts";
import { showOutcomes } from "./records/outcomes.ts";
import { askToEnd, showRepresentatives, takeEnd } from "./records/representatives.ts";
import { showReview } from "./records/review.ts";
import { showSettings, takeSettings } from "./records/settings.ts";
import { showForm, takeForm } from "./rights/form.ts";
import { showRights } from "./rights/list.ts";
import { showRightsCall } from "./rights/one.ts";
import { withRights } from "./with-rights.ts";

const FORMS = (Object.keys(RIGHT_PATHS) as RightsCallKind[]).map((kind) =>
  forPerson({ path: RIGHT_PATHS[kind], get: withRights(showForm(kind)), post: takeForm(kind) }),
);

/** A person's home, what was done with her data, what she can do about it, and as whom she acts. */
export const OWN_ROUTES: readonly PortalRoute[] = [
  forPerson({ path: "/me", get: showHome }),
  forPerson({ path: "/me/accesses", get: withRights(showAccesses) }),
  forPerson({ path: "/me/accesses/:id", get: withRights(showAccess) }),
  forPerson({ path: "/me/accesses/:id/evidence.zip", get: withRights(accessEvidence) }),
  ...FORMS,
  forPerson({ path: "/me/rights", get: withRights(showRights) }),
  forPerson({ path: "/me/rights/:id", get: withRights(showRightsCall) }),
  forPerson({ path: "/me/rights/:id/evidence.zip", get: withRights(rightsEvidence) }),
  forPerson({ path: "/me/outcomes", get: withRights(showOutcomes) }),
  forPerson({ path: "/me/breaches", get: withRights(showBreaches) }),
  forPerson({ path: "/me/representatives", get: showRepresentatives }),
  forPerson({ path: "/me/representatives/:id/end", get: askToEnd, post: takeEnd }),
  forPerson({ path: "/me/review", get: showReview }),
  forPerson({
    path: "/me/settings",
    get: withRights(showSettings),
    post: withRights(takeSettings),
  }),
  forPerson({ path: "/me/export", get: showExport }),
  forPerson({ path: "/me/export.json", get: withRights(exportJson) }),
  forPerson({ path: "/me/export.pdf", get: withRights(exportPdf) }),
  forPerson({ path: "/me/help", get: showHelp }),
  forSignedIn({ path: "/persona", get: showPersonas, post: takePersona }),
];
