export { answerWords } from "./answer-messages.ts";
export { AnswerPage } from "./answer-page.tsx";
export { receiptWords, myConsentsWords, statusWords } from "./receipt-messages.ts";
export { ReceiptPage, type JustDone } from "./receipt-page.tsx";
export {
  MyConsentsPage,
  type MyConsentsPageProps,
  type ListedConsentFacts,
  type RefusedRequestFacts,
} from "./my-consents-page.tsx";
export { PersonDutyPage } from "./duty-page.tsx";
export { EndedRequestPage, type EndedRequest } from "./ended-request-page.tsx";
export { endedRequestWords } from "./ended-request-messages.ts";
export type { ShownActing, ShownByLaw, ShownLine, ShownNotice } from "./line-facts.ts";
export { lineWords } from "./line-messages.ts";
export { countryName, termText } from "./line-text.ts";
export { CannotDisputePage, NotMePage, type CannotDispute } from "./not-me-page.tsx";
export { paperWords } from "./paper-messages.ts";
export { PaperPage, type ShownQr } from "./paper-page.tsx";
export { lineRows, receiptRows, type TextRow } from "./receipt-rows.ts";
export { signatureRows, type ShownSignature } from "./signed-receipt.ts";
export { signedReceiptWords, VERIFY_COMMAND, VERIFY_PATH } from "./signed-receipt-messages.ts";
export { questionWords } from "./question-messages.ts";
export { QuestionPage, type MayAnswer, type QuestionPageProps } from "./question-page.tsx";
export { consentPath, type ShownReceipt, type ShownTracker } from "./shown-consent.ts";
export { outcomeWords, trackerWords } from "./tracker-messages.ts";
export {
  CannotWithdrawPage,
  MOST_REASON,
  WithdrawPage,
  type CannotWithdraw,
} from "./withdraw-page.tsx";
export { withdrawWords } from "./withdraw-messages.ts";
