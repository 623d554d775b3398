import { forPerson, type PortalRoute } from "../../portal-route.ts";
import { consentEvidence, dutyEvidence } from "../evidence-files.ts";
import { takeAnswer } from "./answer.ts";
import { showConsent } from "./consent-page.ts";
import { showConsents } from "./consents-page.ts";
import { showDuty } from "./duty-page.ts";
import { askDispute, takeDispute } from "./not-me.ts";
import { showPaper } from "./paper.ts";
import { receiptJson, receiptPdf } from "./receipt-files.ts";
import { showRequest } from "./request-page.ts";
import { askWithdrawal, takeWithdrawal } from "./withdraw.ts";

/** Answering, receipts, withdrawing, "this was not me", and following what came of it. */
export const CONSENT_ROUTES: readonly PortalRoute[] = [
  forPerson({ path: "/me/requests/:id", get: showRequest, post: takeAnswer }),
  forPerson({ path: "/me/requests/:id/paper", get: showPaper }),
  forPerson({ path: "/me/consents", get: showConsents }),
  forPerson({ path: "/me/consents/:id", get: showConsent }),
  forPerson({ path: "/me/consents/:id/receipt.pdf", get: receiptPdf }),
  forPerson({ path: "/me/consents/:id/receipt.json", get: receiptJson }),
  forPerson({ path: "/me/consents/:id/evidence.zip", get: consentEvidence }),
  forPerson({ path: "/me/consents/:id/withdraw", get: askWithdrawal, post: takeWithdrawal }),
  forPerson({ path: "/me/consents/:id/not-me", get: askDispute, post: takeDispute }),
  forPerson({ path: "/me/duties/:id", get: showDuty }),
  forPerson({ path: "/me/duties/:id/evidence.zip", get: dutyEvidence }),
];
