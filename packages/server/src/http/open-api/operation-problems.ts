import type { OperationId, ProblemCode } from "@kelisim/protocol";

const HAND_IN = [
  "confirmation-not-yours",
  "confirmation-not-verifiable",
  "self-assisted",
  "signed-in-the-future",
] as const satisfies readonly ProblemCode[];

/** What can be against whoever acts in the person's place. */
const ACTING = [
  "unknown-reference",
  "representative-required",
  "representative-not-entitled",
] as const satisfies readonly ProblemCode[];

/** The same for a right, which everybody may use herself. */
const RIGHT = [
  "unknown-reference",
  "representative-not-entitled",
] as const satisfies readonly ProblemCode[];

/** What keeps a purpose from being one, new or revised. */
const PURPOSE_FAULTS = [
  "ground-incomplete",
  "ground-not-yours",
  "ground-stands-alone",
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
  "create-purpose": ["unknown-reference", "code-taken", ...PURPOSE_FAULTS],
  "approve-purpose": ["purpose-not-active", "purpose-needs-second-person"],
  "achieve-purpose": ["purpose-not-active"],
  "revise-purpose": [
    "unknown-reference",
    "purpose-not-active",
    "widening-needs-review",
    ...PURPOSE_FAULTS,
  ],
  "end-deferral": ["deferral-awaits-none", "deferral-ends-in-the-future"],
  "list-deferrals": ["authorised-body-only"],
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
    "automated-explanation-required",
    "term-in-the-past",
    "term-required",
    "only-missing-names-terms",
    "object-closed",
    "already-granted",
    "request-pending",
    "too-many-unanswered",
    "cooling-down",
    "too-many-refusals",
  ],
  "cancel-consent-request": [
    "request-already-answered",
    "request-expired",
    "request-cancelled",
    "person-erased",
  ],
  "answer-consent-request": [
    ...HAND_IN,
    ...ACTING,
    "protective-answer-stands",
    "request-already-answered",
    "request-expired",
    "request-cancelled",
    "purpose-not-active",
    "purpose-banned",
    "object-closed",
    "consent-not-active",
    "newer-answer-stands",
    "state-object-needs-state-service",
    "category-not-covered",
    "required-category-missing",
    "person-erased",
  ],
  "search-consents": ["unknown-reference"],
  "withdraw-consent": [
    ...HAND_IN,
    ...ACTING,
    "consent-not-active",
    "newer-answer-stands",
    "action-not-covered",
    "category-not-covered",
    "recipient-not-covered",
    "cross-border-not-covered",
    "person-erased",
  ],
  "dispute-consent": ["confirmation-not-yours", "consent-already-disputed", "consent-not-active"],
  "evaluate-access": ["not-your-party", "too-many-denied-persons"],
  "evaluate-accesses": ["not-your-party", "too-many-denied-persons"],
  "find-access-subjects": ["not-your-party", "too-many-denied-persons"],
  "find-access-resources": ["not-your-party", "too-many-denied-persons"],
  "find-access-actions": ["not-your-party", "too-many-denied-persons"],
  "discharge-duty": [
    "duty-already-discharged",
    "data-blocked",
    "outcome-not-for-this-duty",
    "ground-required",
    "reviewer-required",
    "reviewer-cannot-change",
    "evidence-in-the-future",
    "text-required",
    "evidence-required",
    "retention-required",
    "kept-without-ground",
    "category-not-covered",
    "action-not-covered",
    "person-erased",
  ],
  "calendar-deadline": ["calendar-year-unknown"],
  "file-objection": [...RIGHT, "representative-cannot-object"],
  "file-inquiry": [...RIGHT],
  "file-correction": [...RIGHT],
  "file-blocking": [...RIGHT, "not-holder-of-object"],
  "end-blocking-check": ["data-not-blocked", "check-already-ended", "person-erased"],
  "file-destruction": [...RIGHT],
  "file-complaint": [...RIGHT],
  "report-breach": ["unknown-reference", "detected-in-the-future"],
  "create-explanation": [
    "unknown-reference",
    "purpose-not-automated",
    "link-is-no-explanation",
    "evidence-in-the-future",
  ],
  "create-processing-outcome": ["unknown-reference", "evidence-in-the-future"],
  "create-representation": [
    "own-representative",
    "representative-under-age",
    "data-subject-of-age",
    "valid-until-required",
    "ends-before-it-begins",
  ],
  "end-representation": ["court-decision-required", "person-erased"],
  "correct-iin": ["unknown-reference", "same-number", "person-known-already", "person-erased"],
  "erase-person": ["consent-still-active", "duty-still-open", "data-blocked"],
  "create-webhook": ["webhook-url-not-allowed"],
  "replay-webhook-attempt": ["webhook-disabled"],
  readyz: ["not-ready", "clock-off"],
};
