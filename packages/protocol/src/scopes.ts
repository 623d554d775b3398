/** What an API key may do, in the words of the contract. */
export const SCOPES = [
  "registry:write",
  "consent:request",
  "consent:read",
  "consent:record-paper",
  "access:decide",
  "log:read",
  "duty:act",
  "objection:file",
  "events",
  "channel:assisted",
  "oversight:read",
  "admin:registry",
  "admin:erasure",
  "admin:identity",
] as const;

/** The name of one scope. */
export type Scope = (typeof SCOPES)[number];
