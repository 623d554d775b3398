export { DutiesPage } from "./duties-page.tsx";
export { DUTY_KIND_ORDER, DUTY_TABS, tabOf, type DutyTab, type ShownDuty } from "./duty-facts.ts";
export { dutiesWords } from "./duty-messages.ts";
export { DutyPage, type DutyPageProps } from "./duty-page.tsx";
export { dutyWords } from "./duty-page-messages.ts";
export { ConsentPage as PartyConsentPage } from "./consent-page.tsx";
export { consentWords as partyConsentWords } from "./consent-messages.ts";
export { ConsentsPage as PartyConsentsPage } from "./consents-page.tsx";
export { NewRequestPage } from "./new-request-page.tsx";
export { CONSENT_STATUS_ORDER, type ConsentLine, type RequestLine } from "./request-facts.ts";
export { requestWords as partyRequestWords } from "./request-messages.ts";
export { RequestPage as PartyRequestPage } from "./request-page.tsx";
export { RequestsPage } from "./requests-page.tsx";
export { NewPurposePage } from "./new-purpose-page.tsx";
export { editorWords } from "./purpose-form-messages.ts";
export { purposeWords } from "./purpose-messages.ts";
export { PURPOSE_SAID, PurposePage } from "./purpose-page.tsx";
export {
  PURPOSE_TEMPLATES,
  roughDays,
  templateById,
  type EditedTerm,
  type PurposeTemplate,
} from "./purpose-templates.ts";
export { PurposesPage } from "./purposes-page.tsx";
export { RevisePurposePage } from "./revise-purpose-page.tsx";
export { keyWords } from "./key-messages.ts";
export { KeysPage, NewKeyPage } from "./keys-page.tsx";
export { webhookWords } from "./webhook-messages.ts";
export { WebhookPage } from "./webhook-page.tsx";
export { NewWebhookPage, WebhooksPage } from "./webhooks-page.tsx";
export { DecisionPage } from "./decision-page.tsx";
export { logWords } from "./log-messages.ts";
export { LogPage, type LogFilter } from "./log-page.tsx";
export { AutomatedPage } from "./automated-page.tsx";
export { ObjectsPage } from "./objects-page.tsx";
export { automatedWords, objectWords, staffWords } from "./registry-messages.ts";
export { StaffPage, type StaffLine } from "./staff-page.tsx";
export { todayWords } from "./today-messages.ts";
export { TodayPage, type TodayPageProps, type TrialSteps } from "./today-page.tsx";
export { BulkDetailPage, type BulkDetailProps } from "./bulk-detail-page.tsx";
export { bulkWords } from "./bulk-messages.ts";
export { BulkPage, type BulkLineFacts, type BulkState } from "./bulk-page.tsx";
export { DeskAnswerPage, DeskWithdrawalPage } from "./desk-act-page.tsx";
export { deskWords } from "./desk-messages.ts";
export { DeskPage, type DeskLine, type DeskPageProps, type DeskPerson } from "./desk-page.tsx";
