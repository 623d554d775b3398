import { PAPER } from "./acts.ts";
import { newIin } from "./fictitious-numbers.ts";

export type Kind = "req" | "con" | "dty" | "dec" | "pur" | "obj" | "pty" | "key" | "rgt";

/** Records that belong to the bank. */
export type Owned = Readonly<Record<Kind, string>>;

export const MISSING = "01a20066930674e599c5adee3e9d2288";

/** What can be put where an id is wanted, and names nothing for the caller. */
export const nothings = (
  kind: Kind,
  owned: Owned,
): readonly (readonly [name: string, id: string])[] => [
  ["a missing id", `${kind}_${MISSING}`],
  ["an id of another kind", kind === "con" ? owned.req : owned.con],
  [
    "the right id under another kind's name",
    owned[kind].replace(/^\w{3}/, kind === "obj" ? "pty" : "obj"),
  ],
  ["an id in capitals", owned[kind].toUpperCase()],
  ["an id cut short", owned[kind].slice(0, -1)],
  ["an id with something after it", `${owned[kind]}0`],
  ["a UUID", "01a20066-9306-74e5-99c5-adee3e9d2288"],
  ["a word", "mine"],
  ["an IIN", newIin()],
  ["a blank", "%20"],
  ["SQL", encodeURIComponent("' or 1=1 --")],
];

export type PathCall = readonly [
  method: "GET" | "POST",
  path: string,
  kind: Kind,
  body?: Readonly<Record<string, unknown>>,
];

export const WITHDRAWAL = { confirmation: PAPER };
export const CALLS: readonly PathCall[] = [
  ["GET", "/v1/consent-requests/{id}", "req"],
  ["POST", "/v1/consent-requests/{id}/cancel", "req"],
  ["POST", "/v1/consent-requests/{id}/answer", "req", { answer: "grant", confirmation: PAPER }],
  ["GET", "/v1/consents/{id}", "con"],
  ["GET", "/v1/consents/{id}/receipt", "con"],
  ["GET", "/v1/consents/{id}/evidence", "con"],
  ["POST", "/v1/consents/{id}/withdraw", "con", WITHDRAWAL],
  ["GET", "/v1/duties/{id}", "dty"],
  ["GET", "/v1/duties/{id}/evidence", "dty"],
  ["POST", "/v1/duties/{id}/discharge", "dty", { outcome: "ceased" }],
  ["GET", "/v1/access-decisions/{id}", "dec"],
  ["GET", "/v1/access-decisions/{id}/evidence", "dec"],
  ["GET", "/v1/complaints/{id}/case-file", "rgt"],
  ["GET", "/v1/complaints/{id}/evidence", "rgt"],
  ["POST", "/v1/blockings/{id}/outcome", "rgt", { confirmed: true, text: "тексердік" }],
  ["GET", "/v1/purposes/{id}", "pur"],
  ["POST", "/v1/purposes/{id}/close", "pur"],
  ["POST", "/v1/purposes/{id}/achieved", "pur", { note: "жетті" }],
  ["POST", "/v1/purposes/{id}/deferral-ended", "pur", { note: "болды" }],
  ["POST", "/v1/purposes/{id}/revise", "pur", { note: "өзгерді" }],
  ["POST", "/v1/digital-objects/{id}/close", "obj"],
];

export const ADMIN_CALLS: readonly PathCall[] = [
  ["POST", "/v1/purposes/{id}/approve", "pur"],
  ["POST", "/v1/purposes/{id}/ban", "pur", { reason: "harmful-purpose", note: "зиян" }],
  ["POST", "/v1/parties/{id}/api-keys", "pty", { label: "k", scopes: ["events"] }],
  ["GET", "/v1/parties/{id}/api-keys", "pty"],
  ["POST", "/v1/parties/{id}/close", "pty", {}],
  ["POST", "/v1/api-keys/{id}/rotate", "key", {}],
  ["POST", "/v1/api-keys/{id}/revoke", "key"],
];
