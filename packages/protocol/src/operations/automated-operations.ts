import type { Operation } from "./operation.ts";

/** Automated processing: its register, its explanations, its outcomes. */
export const AUTOMATED_OPERATIONS = [
  {
    id: "list-automated-processes",
    method: "GET",
    path: "/v1/automated-processes",
    auth: "none",
    scopes: [],
    tag: "rights",
    summary:
      "List automated processes: how they work, what may come of them, how to protect oneself",
    successStatus: 200,
  },
  {
    id: "create-explanation",
    method: "POST",
    path: "/v1/explanations",
    auth: "key",
    scopes: ["duty:act"],
    tag: "rights",
    summary: "Record the proof that automated processing was explained to a person",
    successStatus: 201,
  },
  {
    id: "search-explanations",
    method: "POST",
    path: "/v1/explanations/search",
    auth: "key",
    scopes: ["duty:act"],
    tag: "rights",
    summary: "List one's own explanations, newest first",
    successStatus: 200,
  },
  {
    id: "create-processing-outcome",
    method: "POST",
    path: "/v1/processing-outcomes",
    auth: "key",
    scopes: ["access:decide"],
    tag: "rights",
    summary: "Record an outcome with its evidence: whether anyone took part is computed from it",
    successStatus: 201,
  },
  {
    id: "search-processing-outcomes",
    method: "POST",
    path: "/v1/processing-outcomes/search",
    auth: "key",
    scopes: ["access:decide"],
    tag: "rights",
    summary: "List one's own outcomes, newest first",
    successStatus: 200,
  },
] as const satisfies readonly Operation[];
