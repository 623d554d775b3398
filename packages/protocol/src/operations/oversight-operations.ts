import type { Operation } from "./operation.ts";

/** What the authorised body sees of everybody: counts and terms, no persons. */
export const OVERSIGHT_OPERATIONS = [
  {
    id: "list-deferrals",
    method: "GET",
    path: "/v1/deferrals",
    auth: "key",
    scopes: ["oversight:read"],
    tag: "access",
    summary: "List the deferrals of telling people, and how often each was used",
    successStatus: 200,
  },
] as const satisfies readonly Operation[];
