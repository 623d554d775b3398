import { idFrom } from "@kelisim/core";
import { defineOperation, type OperationDef } from "../http/define-operation.ts";
import { explain, searchLog } from "./access-log.ts";
import { configuration, evaluateMany, searchFor } from "./authzen.ts";
import { achieve, achievedView } from "./achieve-purpose.ts";
import { listAutomatedProcesses } from "./automated-processes.ts";
import { answerConsentRequest, renderAnswer } from "./answer-request.ts";
import { createApiKey, listApiKeys, renderApiKey, revokeKey } from "./api-keys.ts";
import { renderRotatedKey, rotateKey } from "./rotate-api-key.ts";
import { createConsentRequest } from "./ask-consent.ts";
import { endCheck, fileBlocking, fileDestruction, renderCheck } from "./blockings.ts";
import { listBreaches, renderBreach, report } from "./breaches.ts";
import { getCaseFile } from "./case-file.ts";
import { fileComplaint } from "./complaints.ts";
import { calendarDeadline } from "./calendar.ts";
import { correctedView, correctNumber } from "./correct-iin.ts";
import {
  endOne,
  register,
  renderRepresentation,
  searchRepresentations,
} from "./representations.ts";
import { logCheckpoint, logEntries, logTile } from "./log.ts";
import { logVerifierKeys, receiptKeys } from "./log-keys.ts";
import { getNorm, listNorms } from "./norms.ts";
import { getRuleSet } from "./rule-sets.ts";
import { cancelConsentRequest, getConsentRequest, renderRequest } from "./consent-requests.ts";
import { getConsentImport, importConsents } from "./consent-imports.ts";
import { getConsent, searchConsents } from "./consents.ts";
import { exportConsents } from "./export-consents.ts";
import { createDataCategory, listDataCategories, renderDataCategory } from "./data-categories.ts";
import { closeObject, closeParty } from "./close-records.ts";
import { revisePurpose } from "./revise-purpose.ts";
import { closePurpose } from "./end-purpose.ts";
import { createDigitalObject, listDigitalObjects, renderObject } from "./digital-objects.ts";
import { listDeferrals } from "./deferrals.ts";
import { disputeByKey } from "./dispute-consent.ts";
import { discharge, getDuty, listDuties, renderDischarge } from "./duties.ts";
import { erase, renderErasure } from "./erase-person.ts";
import { evaluate } from "./evaluate-access.ts";
import { complaintEvidence, consentEvidence, decisionEvidence, dutyEvidence } from "./evidence.ts";
import { createExplanation, renderExplanation, searchExplanations } from "./explanations.ts";
import { listEvents } from "./events.ts";
import { createParty, listPartiesFor, renderParty } from "./parties.ts";
import {
  createProcessingOutcome,
  renderOutcome,
  searchProcessingOutcomes,
} from "./processing-outcomes.ts";
import {
  approvePurpose,
  banPurpose,
  createPurpose,
  endPurposeDeferral,
  getPurpose,
  listPurposes,
  renderPurpose,
} from "./purposes.ts";
import { getConsentReceipt, getReceiptProof } from "./receipts.ts";
import { fileCorrection, fileInquiry, fileObjection, renderRightsCall } from "./rights-calls.ts";
import { prepareStatement } from "./statements.ts";
import { ticketKeys } from "./ticket-keys.ts";
import { sendUseReports } from "./use-reports.ts";
import {
  createWebhook,
  endWebhook,
  listAttempts,
  listWebhooks,
  renderReplay,
  renderWebhook,
  replay,
} from "./webhooks.ts";
import { renderWithdrawal, withdraw } from "./withdraw-consent.ts";

/** Largest body that may bring a signature, in bytes. */
const SIGNED_BODY_LIMIT = 256 * 1024;

const rightsCall = { render: renderRightsCall };

/** Every operation that acts or reads; health and the contract itself belong to the shell. */
export const ALL_OPERATIONS: readonly OperationDef[] = [
  defineOperation({
    id: "create-party",
    idempotent: { render: (ctx, caller, id) => renderParty(ctx, caller, idFrom("pty", id)) },
    handle: createParty,
  }),
  defineOperation({ id: "list-parties", handle: listPartiesFor }),
  defineOperation({ id: "close-party", handle: closeParty }),
  defineOperation({
    id: "create-api-key",
    idempotent: { render: (_ctx, _caller, id, call) => renderApiKey(call, idFrom("key", id)) },
    handle: createApiKey,
  }),
  defineOperation({ id: "list-api-keys", handle: listApiKeys }),
  defineOperation({
    id: "rotate-api-key",
    idempotent: {
      render: (_ctx, _caller, id, call) => renderRotatedKey(call, idFrom("key", id)),
    },
    handle: rotateKey,
  }),
  defineOperation({ id: "revoke-api-key", handle: revokeKey }),
  defineOperation({
    id: "create-digital-object",
    idempotent: { render: (ctx, caller, id) => renderObject(ctx, caller, idFrom("obj", id)) },
    handle: createDigitalObject,
  }),
  defineOperation({ id: "list-digital-objects", handle: listDigitalObjects }),
  defineOperation({ id: "close-digital-object", handle: closeObject }),
  defineOperation({
    id: "create-data-category",
    idempotent: {
      render: (_ctx, caller, _id, call) => renderDataCategory({ ...call, caller }),
    },
    handle: createDataCategory,
  }),
  defineOperation({ id: "list-data-categories", handle: listDataCategories }),
  defineOperation({
    id: "create-purpose",
    idempotent: { render: (ctx, caller, id) => renderPurpose(ctx, caller, idFrom("pur", id)) },
    handle: createPurpose,
  }),
  defineOperation({ id: "list-purposes", handle: listPurposes }),
  defineOperation({ id: "get-purpose", handle: getPurpose }),
  defineOperation({ id: "approve-purpose", handle: approvePurpose }),
  defineOperation({ id: "revise-purpose", handle: revisePurpose }),
  defineOperation({ id: "ban-purpose", handle: banPurpose }),
  defineOperation({ id: "close-purpose", handle: closePurpose }),
  defineOperation({ id: "end-deferral", handle: endPurposeDeferral }),
  defineOperation({ id: "list-deferrals", handle: listDeferrals }),
  defineOperation({
    id: "achieve-purpose",
    idempotent: {
      render: async (_ctx, _caller, id, call) => achievedView(call, idFrom("pur", id)),
    },
    handle: achieve,
  }),
  defineOperation({ id: "import-consents", handle: importConsents }),
  defineOperation({ id: "get-consent-import", handle: getConsentImport }),
  defineOperation({ id: "export-consents", handle: exportConsents }),
  defineOperation({
    id: "create-consent-request",
    idempotent: {
      render: (ctx, caller, id, call) =>
        renderRequest(ctx, caller, idFrom("req", id), { ...call, caller }),
    },
    handle: createConsentRequest,
  }),
  defineOperation({ id: "get-consent-request", handle: getConsentRequest }),
  defineOperation({ id: "cancel-consent-request", handle: cancelConsentRequest }),
  defineOperation({
    id: "answer-consent-request",
    idempotent: { render: (_ctx, caller, _id, call) => renderAnswer({ ...call, caller }) },
    bodyLimit: SIGNED_BODY_LIMIT,
    handle: answerConsentRequest,
  }),
  defineOperation({ id: "prepare-statement", handle: prepareStatement }),
  defineOperation({ id: "get-consent", handle: getConsent }),
  defineOperation({ id: "get-consent-receipt", handle: getConsentReceipt }),
  defineOperation({ id: "get-consent-evidence", handle: consentEvidence }),
  defineOperation({ id: "get-receipt-proof", handle: getReceiptProof }),
  defineOperation({ id: "search-consents", handle: searchConsents }),
  defineOperation({
    id: "withdraw-consent",
    idempotent: { render: (_ctx, caller, _id, call) => renderWithdrawal({ ...call, caller }) },
    bodyLimit: SIGNED_BODY_LIMIT,
    handle: withdraw,
  }),
  defineOperation({ id: "dispute-consent", handle: disputeByKey }),
  defineOperation({
    id: "create-representation",
    idempotent: { render: renderRepresentation },
    handle: register,
  }),
  defineOperation({
    id: "end-representation",
    idempotent: { render: renderRepresentation },
    handle: endOne,
  }),
  defineOperation({ id: "search-representations", handle: searchRepresentations }),
  defineOperation({
    id: "correct-iin",
    idempotent: { render: async () => correctedView() },
    handle: correctNumber,
  }),
  defineOperation({ id: "evaluate-access", cachedKey: true, handle: evaluate }),
  defineOperation({
    id: "evaluate-accesses",
    cachedKey: true,
    bodyLimit: 1024 * 1024,
    handle: evaluateMany,
  }),
  defineOperation({
    id: "find-access-subjects",
    cachedKey: true,
    handle: searchFor("subject"),
  }),
  defineOperation({
    id: "find-access-resources",
    cachedKey: true,
    handle: searchFor("resource"),
  }),
  defineOperation({ id: "find-access-actions", cachedKey: true, handle: searchFor("action") }),
  defineOperation({ id: "authzen-configuration", handle: configuration }),
  defineOperation({ id: "ticket-keys", handle: ticketKeys }),
  defineOperation({ id: "send-use-reports", bodyLimit: 1024 * 1024, handle: sendUseReports }),
  defineOperation({ id: "explain-decision", handle: explain }),
  defineOperation({ id: "get-decision-evidence", handle: decisionEvidence }),
  defineOperation({ id: "search-access-log", handle: searchLog }),
  defineOperation({ id: "list-duties", handle: listDuties }),
  defineOperation({ id: "get-duty", handle: getDuty }),
  defineOperation({ id: "get-duty-evidence", handle: dutyEvidence }),
  defineOperation({
    id: "discharge-duty",
    idempotent: { render: (_ctx, caller, _id, call) => renderDischarge({ ...call, caller }) },
    handle: discharge,
  }),
  defineOperation({ id: "list-norms", handle: listNorms }),
  defineOperation({ id: "get-norm", handle: getNorm }),
  defineOperation({ id: "get-rule-set", handle: getRuleSet }),
  defineOperation({ id: "calendar-deadline", handle: calendarDeadline }),
  defineOperation({ id: "log-checkpoint", handle: logCheckpoint }),
  defineOperation({ id: "log-tile", handle: logTile }),
  defineOperation({ id: "log-entries", handle: logEntries }),
  defineOperation({ id: "log-keys", handle: logVerifierKeys }),
  defineOperation({ id: "receipt-keys", handle: receiptKeys }),
  defineOperation({ id: "file-objection", idempotent: rightsCall, handle: fileObjection }),
  defineOperation({ id: "file-inquiry", idempotent: rightsCall, handle: fileInquiry }),
  defineOperation({ id: "file-correction", idempotent: rightsCall, handle: fileCorrection }),
  defineOperation({ id: "file-blocking", idempotent: rightsCall, handle: fileBlocking }),
  defineOperation({
    id: "end-blocking-check",
    idempotent: { render: (_ctx, caller, _id, call) => renderCheck({ ...call, caller }) },
    handle: endCheck,
  }),
  defineOperation({ id: "file-destruction", idempotent: rightsCall, handle: fileDestruction }),
  defineOperation({ id: "file-complaint", idempotent: rightsCall, handle: fileComplaint }),
  defineOperation({ id: "get-case-file", handle: getCaseFile }),
  defineOperation({ id: "get-complaint-evidence", handle: complaintEvidence }),
  defineOperation({
    id: "report-breach",
    idempotent: {
      render: (_ctx, caller, id, call) => renderBreach({ ...call, caller }, idFrom("brc", id)),
    },
    handle: report,
  }),
  defineOperation({ id: "list-breaches", handle: listBreaches }),
  defineOperation({ id: "list-automated-processes", handle: listAutomatedProcesses }),
  defineOperation({
    id: "create-explanation",
    idempotent: { render: renderExplanation },
    handle: createExplanation,
  }),
  defineOperation({ id: "search-explanations", handle: searchExplanations }),
  defineOperation({
    id: "create-processing-outcome",
    idempotent: { render: renderOutcome },
    handle: createProcessingOutcome,
  }),
  defineOperation({ id: "search-processing-outcomes", handle: searchProcessingOutcomes }),
  defineOperation({
    id: "erase-person",
    idempotent: { render: (_ctx, _caller, id, call) => renderErasure(call, id) },
    handle: erase,
  }),
  defineOperation({ id: "list-events", handle: listEvents }),
  defineOperation({
    id: "create-webhook",
    idempotent: {
      render: (_ctx, caller, id, call) => renderWebhook({ ...call, caller }, idFrom("whk", id)),
    },
    handle: createWebhook,
  }),
  defineOperation({ id: "list-webhooks", handle: listWebhooks }),
  defineOperation({ id: "disable-webhook", handle: endWebhook }),
  defineOperation({ id: "list-webhook-attempts", handle: listAttempts }),
  defineOperation({
    id: "replay-webhook-attempt",
    idempotent: {
      render: (_ctx, caller, id, call) => renderReplay({ ...call, caller }, idFrom("wha", id)),
    },
    handle: replay,
  }),
];
