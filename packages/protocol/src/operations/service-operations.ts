import type { Operation } from "./operation.ts";

/** The feed of events, and the service itself. */
export const SERVICE_OPERATIONS = [
  {
    id: "list-events",
    method: "GET",
    path: "/v1/events",
    auth: "key",
    scopes: ["events"],
    tag: "events",
    summary: "Read one's own feed of events",
    successStatus: 200,
  },
  {
    id: "healthz",
    method: "GET",
    path: "/healthz",
    auth: "none",
    scopes: [],
    tag: "service",
    summary: "Does the process live?",
    successStatus: 200,
  },
  {
    id: "readyz",
    method: "GET",
    path: "/readyz",
    auth: "none",
    scopes: [],
    tag: "service",
    summary: "Can the service answer?",
    successStatus: 200,
  },
  {
    id: "openapi",
    method: "GET",
    path: "/openapi.json",
    auth: "none",
    scopes: [],
    tag: "service",
    summary: "This contract as OpenAPI 3.1",
    successStatus: 200,
  },
] as const satisfies readonly Operation[];
