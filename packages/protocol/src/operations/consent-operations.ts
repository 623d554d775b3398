import type { Operation } from "./operation.ts";

const HAND_IN = ["consent:record-paper", "channel:assisted"] as const;

/** Asking, answering, reading and withdrawing. */
export const CONSENT_OPERATIONS = [
  { id: "create-consent-request", method: "POST", path: "/v1/consent-requests", auth: "key", scopes: ["consent:request"], tag: "consent", summary: "Ask a person for consent", successStatus: 201 },
  { id: "get-consent-request", method: "GET", path: "/v1/consent-requests/{id}", auth: "key", scopes: ["consent:request", "consent:read", "channel:assisted"], tag: "consent", summary: "Read a consent request", successStatus: 200 },
  { id: "cancel-consent-request", method: "POST", path: "/v1/consent-requests/{id}/cancel", auth: "key", scopes: ["consent:request"], tag: "consent", summary: "Cancel a consent request", successStatus: 200 },
  { id: "answer-consent-request", method: "POST", path: "/v1/consent-requests/{id}/answer", auth: "key", scopes: HAND_IN, tag: "consent", summary: "Hand in the person's answer with its confirmation", successStatus: 200 },
  { id: "get-consent", method: "GET", path: "/v1/consents/{id}", auth: "key", scopes: ["consent:read"], tag: "consent", summary: "Read a consent", successStatus: 200 },
  { id: "search-consents", method: "POST", path: "/v1/consents/search", auth: "key", scopes: ["consent:read"], tag: "consent", summary: "Find consents by person, purpose or status", successStatus: 200 },
  { id: "withdraw-consent", method: "POST", path: "/v1/consents/{id}/withdraw", auth: "key", scopes: HAND_IN, tag: "consent", summary: "Hand in the person's withdrawal", successStatus: 200 },
] as const satisfies readonly Operation[];
