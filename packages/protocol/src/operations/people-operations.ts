import type { Operation } from "./operation.ts";

/** Who acts for whom, and which number is whose. */
export const PEOPLE_OPERATIONS = [
  {
    id: "create-representation",
    method: "POST",
    path: "/v1/representations",
    auth: "key",
    scopes: ["channel:assisted"],
    tag: "people",
    summary: "Record who may act for a person, by a proof that the desk saw",
    successStatus: 201,
  },
  {
    id: "end-representation",
    method: "POST",
    path: "/v1/representations/{id}/end",
    auth: "key",
    scopes: ["channel:assisted"],
    tag: "people",
    summary: "Record that a representative acts no more",
    successStatus: 200,
  },
  {
    id: "search-representations",
    method: "POST",
    path: "/v1/representations/search",
    auth: "key",
    scopes: ["channel:assisted"],
    tag: "people",
    summary: "Find who may act for a person",
    successStatus: 200,
  },
  {
    id: "correct-iin",
    method: "POST",
    path: "/v1/persons/correct-iin",
    auth: "key",
    scopes: ["admin:identity"],
    tag: "people",
    summary: "Put a person's wrong number right",
    successStatus: 200,
  },
] as const satisfies readonly Operation[];
