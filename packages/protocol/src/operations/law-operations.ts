import type { Operation } from "./operation.ts";

/** The register of norms and the rules of a day: public, like the law. */
export const LAW_OPERATIONS = [
  {
    id: "list-norms",
    method: "GET",
    path: "/v1/norms",
    auth: "none",
    scopes: [],
    tag: "law",
    summary: "List the provisions of the acts, and what this service does about each",
    successStatus: 200,
  },
  {
    id: "get-norm",
    method: "GET",
    path: "/v1/norms/{id}",
    auth: "none",
    scopes: [],
    tag: "law",
    summary: "Read one provision",
    successStatus: 200,
  },
  {
    id: "get-rule-set",
    method: "GET",
    path: "/v1/rule-sets",
    auth: "none",
    scopes: [],
    tag: "law",
    summary: "Read all that decides on one day: editions, definitions, rules, terms, readings",
    successStatus: 200,
  },
] as const satisfies readonly Operation[];
