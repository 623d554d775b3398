import { FIGURES } from "@kelisim/web/pages";
import type { PortalRoute } from "../portal-route.ts";
import { forBody } from "./body-only.ts";
import { showBreaches } from "./breaches.ts";
import { complaintEvidence, downloadComplaint, showComplaint } from "./complaint.ts";
import { showComplaints } from "./complaints.ts";
import { showDeferrals } from "./deferrals.ts";
import { askFigure, downloadFigure, showFigure } from "./figure-pages.ts";
import { showOversight } from "./home.ts";
import { showLookups } from "./lookups.ts";
import { takeQuery } from "./queries.ts";
import { askReason, showRecords, takeReason } from "./records.ts";

const FIGURE_ROUTES: readonly PortalRoute[] = FIGURES.flatMap((figure) => [
  forBody(`/oversight/${figure}`, {
    get: (visit) => showFigure(figure, visit),
    post: (visit, form) => askFigure(figure, visit, form),
  }),
  forBody(`/oversight/${figure}.csv`, { get: (visit) => downloadFigure(figure, "csv", visit) }),
  forBody(`/oversight/${figure}.json`, { get: (visit) => downloadFigure(figure, "json", visit) }),
]);

/** The console of the authorised body: it looks, and each look is written down. */
export const OVERSIGHT_ROUTES: readonly PortalRoute[] = [
  forBody("/oversight", { get: showOversight }),
  ...FIGURE_ROUTES,
  forBody("/oversight/queries", { post: takeQuery }),
  forBody("/oversight/records", { get: askReason, post: takeReason }),
  forBody("/oversight/records/:id", { get: showRecords }),
  forBody("/oversight/lookups", { get: showLookups }),
  forBody("/oversight/complaints", { get: showComplaints }),
  forBody("/oversight/complaints/:id", { get: showComplaint }),
  forBody("/oversight/complaints/:id/case-file.json", { get: downloadComplaint }),
  forBody("/oversight/complaints/:id/evidence.zip", { get: complaintEvidence }),
  forBody("/oversight/breaches", { get: showBreaches }),
  forBody("/oversight/deferrals", { get: showDeferrals }),
];
