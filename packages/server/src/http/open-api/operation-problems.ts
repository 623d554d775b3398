import type { OperationId, ProblemCode } from "@kelisim/protocol";

const HAND_IN = [
  "confirmation-not-yours",
  "confirmation-not-verifiable",
  "self-assisted",
  "signed-in-the-future",
] as const satisfies readonly ProblemCode[];

/**
 * The problems of the operations' own, besides those of the shell: for the OpenAPI document. Tests run
 * with `checkAnswers`, where a problem that is missing here is an error.
 */
export const OPERATION_PROBLEMS: Partial<Record<OperationId, readonly ProblemCode[]>> = {
  "create-party": ["bin-taken"],
  "rotate-api-key": ["key-not-active"],
  "create-digital-object": ["unknown-reference", "party-lacks-role", "sector-mismatch"],
  "create-data-category": ["code-taken"],
  "create-purpose": ["unknown-reference", "code-taken"],
  "approve-purpose": ["purpose-not-active", "purpose-needs-second-person"],
  "achieve-purpose": ["purpose-not-active"],
  "create-consent-request": [
    "unknown-reference",
    "purpose-not-active",
    "purpose-banned",
    "purpose-mismatch",
    "state-object-needs-state-service",
    "action-not-covered",
    "category-not-covered",
    "recipient-not-covered",
    "cross-border-not-covered",
    "required-category-missing",
    "automated-decision-asked-with-others",
    "term-in-the-past",
    "request-pending",
    "too-many-unanswered",
  ],
  "cancel-consent-request": [
    "request-already-answered",
    "request-expired",
    "request-cancelled",
    "person-erased",
  ],
  "answer-consent-request": [
    ...HAND_IN,
    "request-already-answered",
    "request-expired",
    "request-cancelled",
    "purpose-not-active",
    "purpose-banned",
    "newer-answer-stands",
    "state-object-needs-state-service",
    "category-not-covered",
    "required-category-missing",
    "person-erased",
  ],
  "search-consents": ["unknown-reference"],
  "withdraw-consent": [...HAND_IN, "consent-not-active", "newer-answer-stands", "person-erased"],
  "evaluate-access": ["not-your-party", "too-many-denied-persons"],
  "discharge-duty": [
    "duty-already-discharged",
    "outcome-not-for-this-duty",
    "ground-required",
    "reviewer-required",
    "text-required",
    "category-not-covered",
    "action-not-covered",
    "person-erased",
  ],
  "calendar-deadline": ["calendar-year-unknown"],
  "file-objection": ["unknown-reference"],
  "file-inquiry": ["unknown-reference"],
  "file-correction": ["unknown-reference"],
  "erase-person": ["consent-still-active", "duty-still-open"],
  "create-webhook": ["webhook-url-not-allowed"],
  "replay-webhook-attempt": ["webhook-disabled"],
  readyz: ["not-ready", "clock-off"],
};
