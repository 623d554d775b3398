import type { Operation } from "./operation.ts";

/** The access question and its log. */
export const ACCESS_OPERATIONS = [
  {
    id: "evaluate-access",
    method: "POST",
    path: "/access/v1/evaluation",
    auth: "key",
    scopes: ["access:decide"],
    tag: "access",
    summary: "May these data be used for this purpose? (AuthZEN)",
    successStatus: 200,
  },
  {
    id: "explain-decision",
    method: "GET",
    path: "/v1/access-decisions/{id}",
    auth: "key",
    scopes: ["access:decide", "log:read"],
    tag: "access",
    summary: "Explain a decision with every rule that was tried",
    successStatus: 200,
  },
  {
    id: "search-access-log",
    method: "POST",
    path: "/v1/access-log/search",
    auth: "key",
    scopes: ["log:read"],
    tag: "access",
    summary: "Search one's own access log",
    successStatus: 200,
  },
] as const satisfies readonly Operation[];
