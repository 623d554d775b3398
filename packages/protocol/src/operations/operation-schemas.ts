import { Type, type TSchema } from "typebox";
import type { OperationId } from "./operations.ts";
import * as access from "../schemas/access.ts";
import * as accessLog from "../schemas/access-log.ts";
import * as authzen from "../schemas/authzen.ts";
import * as apiKey from "../schemas/api-key.ts";
import * as automated from "../schemas/automated.ts";
import * as breach from "../schemas/breach.ts";
import * as calendar from "../schemas/calendar.ts";
import * as caseFile from "../schemas/case-file.ts";
import { EmptyBody, IdParams, PageQuery } from "../schemas/common.ts";
import * as consentRequest from "../schemas/consent-request.ts";
import * as consentImport from "../schemas/consent-import.ts";
import * as consent from "../schemas/consent.ts";
import * as deferral from "../schemas/deferral.ts";
import * as category from "../schemas/data-category.ts";
import * as object from "../schemas/digital-object.ts";
import * as duty from "../schemas/duty.ts";
import * as erasure from "../schemas/erasure.ts";
import * as event from "../schemas/event.ts";
import { EvidenceAnswer } from "../schemas/evidence.ts";
import * as health from "../schemas/health.ts";
import * as log from "../schemas/log.ts";
import * as norm from "../schemas/norm.ts";
import * as party from "../schemas/party.ts";
import * as receipt from "../schemas/receipt.ts";
import * as purpose from "../schemas/purpose.ts";
import * as identity from "../schemas/identity.ts";
import * as representation from "../schemas/representation.ts";
import * as rights from "../schemas/rights.ts";
import * as ruleSet from "../schemas/rule-set.ts";
import * as statement from "../schemas/statement.ts";
import * as ticket from "../schemas/ticket.ts";
import * as webhook from "../schemas/webhook.ts";

/** The schemas of one call. `answer` is the body of its success status. */
export type OperationSchemas = {
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  readonly answer: TSchema;
};

const params = IdParams;
const query = PageQuery;

/** What goes into and comes out of every call. */
export const OPERATION_SCHEMAS = {
  "create-party": { body: party.CreatePartyBody, answer: party.PartyAnswer },
  "list-parties": { query, answer: party.PartyList },
  "close-party": { params, body: party.ClosePartyBody, answer: party.PartyAnswer },
  "create-api-key": { params, body: apiKey.CreateApiKeyBody, answer: apiKey.CreatedApiKeyAnswer },
  "list-api-keys": { params, query, answer: apiKey.ApiKeyList },
  "rotate-api-key": { params, body: apiKey.RotateApiKeyBody, answer: apiKey.RotatedApiKeyAnswer },
  "revoke-api-key": { params, body: EmptyBody, answer: apiKey.ApiKeyAnswer },
  "create-digital-object": {
    body: object.CreateDigitalObjectBody,
    answer: object.DigitalObjectAnswer,
  },
  "list-digital-objects": { query, answer: object.DigitalObjectList },
  "close-digital-object": { params, body: EmptyBody, answer: object.DigitalObjectAnswer },
  "list-data-categories": { query, answer: category.DataCategoryList },
  "create-data-category": {
    body: category.CreateDataCategoryBody,
    answer: category.DataCategoryAnswer,
  },
  "create-purpose": { body: purpose.CreatePurposeBody, answer: purpose.PurposeAnswer },
  "list-purposes": { query: purpose.PurposeQuery, answer: purpose.PurposeList },
  "get-purpose": { params, answer: purpose.PurposeAnswer },
  "approve-purpose": { params, body: EmptyBody, answer: purpose.PurposeAnswer },
  "revise-purpose": { params, body: purpose.RevisePurposeBody, answer: purpose.PurposeAnswer },
  "ban-purpose": { params, body: purpose.BanPurposeBody, answer: purpose.PurposeAnswer },
  "close-purpose": { params, body: EmptyBody, answer: purpose.PurposeAnswer },
  "end-deferral": { params, body: purpose.EndDeferralBody, answer: purpose.PurposeAnswer },
  "list-deferrals": { query, answer: deferral.DeferralList },
  "achieve-purpose": {
    params,
    body: purpose.AchievePurposeBody,
    answer: purpose.AchievePurposeAnswer,
  },
  "create-consent-request": {
    body: consentRequest.CreateConsentRequestBody,
    answer: consentRequest.ConsentRequestAnswer,
  },
  "get-consent-request": { params, answer: consentRequest.ConsentRequestAnswer },
  "cancel-consent-request": {
    params,
    body: EmptyBody,
    answer: consentRequest.ConsentRequestAnswer,
  },
  "answer-consent-request": {
    params,
    body: consentRequest.AnswerConsentRequestBody,
    answer: consentRequest.AnsweredRequestAnswer,
  },
  "prepare-statement": {
    body: statement.PrepareStatementBody,
    answer: statement.StatementAnswer,
  },
  "get-consent": { params, answer: consent.ConsentAnswer },
  "get-consent-receipt": { params, answer: receipt.ReceiptAnswer },
  "get-consent-evidence": { params, answer: EvidenceAnswer },
  "get-receipt-proof": { params, answer: receipt.ReceiptProofAnswer },
  "search-consents": { query, body: consent.SearchConsentsBody, answer: consent.ConsentList },
  "withdraw-consent": {
    params,
    body: consent.WithdrawConsentBody,
    answer: consent.WithdrawnConsentAnswer,
  },
  "dispute-consent": { params, body: consent.DisputeConsentBody, answer: consent.ConsentAnswer },
  "import-consents": {
    query: consentImport.ImportQuery,
    body: consentImport.ImportConsentRow,
    answer: consentImport.ImportLineAnswer,
  },
  "get-consent-import": { params, answer: consentImport.ImportAnswer },
  "export-consents": { query: consentImport.ExportQuery, answer: consentImport.ExportLineAnswer },
  "create-representation": {
    body: representation.RegisterRepresentationBody,
    answer: representation.RepresentationAnswer,
  },
  "end-representation": {
    params,
    body: representation.EndRepresentationBody,
    answer: representation.RepresentationAnswer,
  },
  "search-representations": {
    query,
    body: representation.SearchRepresentationsBody,
    answer: representation.RepresentationList,
  },
  "correct-iin": { body: identity.CorrectIinBody, answer: identity.CorrectedIinAnswer },
  "evaluate-access": { body: access.EvaluationBody, answer: access.EvaluationAnswer },
  "evaluate-accesses": { body: authzen.EvaluationsBody, answer: authzen.EvaluationsAnswer },
  "find-access-subjects": { body: authzen.SearchBody, answer: authzen.SearchAnswer },
  "find-access-resources": { body: authzen.SearchBody, answer: authzen.SearchAnswer },
  "find-access-actions": { body: authzen.SearchBody, answer: authzen.SearchAnswer },
  "authzen-configuration": { answer: authzen.AuthzenConfiguration },
  "ticket-keys": { answer: ticket.TicketKeysAnswer },
  "send-use-reports": { body: ticket.SendUseReportsBody, answer: ticket.UseReportsAnswer },
  "explain-decision": {
    params,
    query: accessLog.ExplainQuery,
    answer: accessLog.DecisionExplanation,
  },
  "get-decision-evidence": { params, answer: EvidenceAnswer },
  "search-access-log": {
    query,
    body: accessLog.SearchAccessLogBody,
    answer: accessLog.AccessLogList,
  },
  "list-duties": { query: duty.DutyQuery, answer: duty.DutyList },
  "get-duty": { params, answer: duty.DutyDetailAnswer },
  "get-duty-evidence": { params, answer: EvidenceAnswer },
  "discharge-duty": { params, body: duty.DischargeDutyBody, answer: duty.DischargedDutyAnswer },
  "calendar-deadline": { query: calendar.DeadlineQuery, answer: calendar.DeadlineAnswer },
  "list-norms": { query: norm.NormQuery, answer: norm.NormList },
  "get-norm": { params, answer: norm.NormAnswer },
  "get-rule-set": { query: ruleSet.RuleSetQuery, answer: ruleSet.RuleSetAnswer },
  "file-objection": { body: rights.FileObjectionBody, answer: rights.RightsCallAnswer },
  "file-inquiry": { body: rights.FileInquiryBody, answer: rights.RightsCallAnswer },
  "file-correction": { body: rights.FileCorrectionBody, answer: rights.RightsCallAnswer },
  "list-automated-processes": {
    query: automated.AutomatedProcessQuery,
    answer: automated.AutomatedProcessList,
  },
  "create-explanation": {
    body: automated.CreateExplanationBody,
    answer: automated.ExplanationAnswer,
  },
  "search-explanations": {
    query,
    body: automated.SearchAutomatedBody,
    answer: automated.ExplanationList,
  },
  "create-processing-outcome": {
    body: automated.CreateProcessingOutcomeBody,
    answer: automated.ProcessingOutcomeAnswer,
  },
  "search-processing-outcomes": {
    query,
    body: automated.SearchAutomatedBody,
    answer: automated.ProcessingOutcomeList,
  },
  "file-blocking": { body: rights.FileBlockingBody, answer: rights.RightsCallAnswer },
  "end-blocking-check": {
    params,
    body: rights.BlockingOutcomeBody,
    answer: duty.DutyAnswer,
  },
  "file-destruction": { body: rights.FileDestructionBody, answer: rights.RightsCallAnswer },
  "file-complaint": { body: rights.FileComplaintBody, answer: rights.RightsCallAnswer },
  "get-case-file": { params, answer: caseFile.CaseFileAnswer },
  "get-complaint-evidence": { params, answer: EvidenceAnswer },
  "report-breach": { body: breach.ReportBreachBody, answer: breach.BreachAnswer },
  "list-breaches": { query, answer: breach.BreachList },
  "erase-person": { body: erasure.ErasePersonBody, answer: erasure.ErasedPersonAnswer },
  "log-checkpoint": { answer: log.LogCheckpointAnswer },
  "log-tile": { params: log.LogTileParams, answer: log.LogTileAnswer },
  "log-entries": { params: log.LogEntriesParams, answer: log.LogEntriesAnswer },
  "log-keys": { answer: log.LogKeysAnswer },
  "receipt-keys": { answer: log.ReceiptKeysAnswer },
  "list-events": { query: event.EventQuery, answer: event.EventList },
  "create-webhook": { body: webhook.CreateWebhookBody, answer: webhook.CreatedWebhookAnswer },
  "list-webhooks": { query, answer: webhook.WebhookList },
  "disable-webhook": { params, body: EmptyBody, answer: webhook.WebhookAnswer },
  "list-webhook-attempts": { params, query, answer: webhook.WebhookAttemptList },
  "replay-webhook-attempt": {
    params: webhook.AttemptParams,
    body: EmptyBody,
    answer: webhook.WebhookAttemptAnswer,
  },
  healthz: { answer: health.HealthAnswer },
  readyz: { answer: health.ReadyAnswer },
  openapi: { answer: Type.Object({}, { additionalProperties: true }) },
} as const satisfies Record<OperationId, OperationSchemas>;
