import { forStaff, type PortalRoute } from "../portal-route.ts";
import type { StaffRole } from "../visit.ts";
import { showAutomated } from "./automated.ts";
import { showBulk, takeBulk } from "./bulk.ts";
import {
  bulkProgressFile,
  bulkResultsFile,
  showBulkDetail,
  takeBulkDetail,
} from "./bulk-detail.ts";
import { showConsent } from "./consent-detail.ts";
import { findConsents, showConsents } from "./consent-list.ts";
import { showDecision } from "./decision-detail.ts";
import { showDesk, takeDesk } from "./desk.ts";
import {
  showDeskAnswer,
  showDeskWithdrawal,
  takeDeskAnswer,
  takeDeskWithdrawal,
} from "./desk-acts.ts";
import { dutyCalendar } from "./duty-calendar.ts";
import { showDuty, takeDuty } from "./duty-detail.ts";
import { showDuties } from "./duty-list.ts";
import { consentEvidence, decisionEvidence, dutyEvidence } from "./evidence-files.ts";
import { showKeys, takeKeys } from "./keys.ts";
import { findInLog, showLog } from "./log-list.ts";
import { showNewRequest, takeNewRequest } from "./new-request.ts";
import { showNewPurpose, takeNewPurpose } from "./new-purpose.ts";
import { showObjects, takeObjects } from "./objects.ts";
import { showPurpose, takePurpose } from "./purpose-detail.ts";
import { showPurposes } from "./purpose-list.ts";
import { showRequest, takeRequest } from "./request-detail.ts";
import { showRequests } from "./request-list.ts";
import { showRevise, takeRevise } from "./revise-purpose.ts";
import { showStaff, takeStaff } from "./staff.ts";
import { showToday } from "./today.ts";
import { showWebhook, showWebhooks, takeWebhook, takeWebhooks } from "./webhooks.ts";

const OFFICERS: readonly StaffRole[] = ["officer", "administrator"];
const BUILDERS: readonly StaffRole[] = ["developer", "administrator"];
const READERS: readonly StaffRole[] = ["officer", "administrator", "developer"];

/** The console of a party. */
export const PARTY_ROUTES: readonly PortalRoute[] = [
  forStaff([...READERS, "clerk"], { path: "/party", get: showToday }),
  forStaff(OFFICERS, { path: "/party/duties", get: showDuties }),
  forStaff(OFFICERS, { path: "/party/duties.ics", get: dutyCalendar }),
  forStaff(OFFICERS, { path: "/party/duties/:id", get: showDuty, post: takeDuty }),
  forStaff(OFFICERS, { path: "/party/duties/:id/evidence.zip", get: dutyEvidence }),
  forStaff(OFFICERS, { path: "/party/requests", get: showRequests }),
  forStaff(OFFICERS, {
    path: "/party/requests/new",
    get: showNewRequest,
    post: takeNewRequest,
  }),
  forStaff(OFFICERS, { path: "/party/requests/:id", get: showRequest, post: takeRequest }),
  forStaff(OFFICERS, { path: "/party/bulk", get: showBulk, post: takeBulk }),
  forStaff(OFFICERS, { path: "/party/bulk/:id", get: showBulkDetail, post: takeBulkDetail }),
  forStaff(OFFICERS, { path: "/party/bulk/:id/progress", get: bulkProgressFile }),
  forStaff(OFFICERS, { path: "/party/bulk/:id/results.csv", get: bulkResultsFile }),
  forStaff(READERS, { path: "/party/consents", get: showConsents, post: findConsents }),
  forStaff(READERS, { path: "/party/consents/:id", get: showConsent }),
  forStaff(READERS, { path: "/party/consents/:id/evidence.zip", get: consentEvidence }),
  forStaff(BUILDERS, { path: "/party/purposes", get: showPurposes }),
  forStaff(BUILDERS, {
    path: "/party/purposes/new",
    get: showNewPurpose,
    post: takeNewPurpose,
  }),
  forStaff(BUILDERS, { path: "/party/purposes/:id", get: showPurpose, post: takePurpose }),
  forStaff(BUILDERS, { path: "/party/purposes/:id/revise", get: showRevise, post: takeRevise }),
  forStaff(BUILDERS, { path: "/party/objects", get: showObjects, post: takeObjects }),
  forStaff(BUILDERS, { path: "/party/keys", get: showKeys, post: takeKeys }),
  forStaff(BUILDERS, { path: "/party/webhooks", get: showWebhooks, post: takeWebhooks }),
  forStaff(BUILDERS, { path: "/party/webhooks/:id", get: showWebhook, post: takeWebhook }),
  forStaff(READERS, { path: "/party/log", get: showLog, post: findInLog }),
  forStaff(READERS, { path: "/party/log/:id", get: showDecision }),
  forStaff(READERS, { path: "/party/log/:id/evidence.zip", get: decisionEvidence }),
  forStaff(BUILDERS, { path: "/party/automated", get: showAutomated }),
  forStaff(["administrator"], { path: "/party/staff", get: showStaff, post: takeStaff }),
  forStaff(["clerk"], { path: "/party/desk", get: showDesk, post: takeDesk }),
  forStaff(["clerk"], {
    path: "/party/desk/requests/:id",
    get: showDeskAnswer,
    post: takeDeskAnswer,
  }),
  forStaff(["clerk"], {
    path: "/party/desk/consents/:id",
    get: showDeskWithdrawal,
    post: takeDeskWithdrawal,
  }),
];
