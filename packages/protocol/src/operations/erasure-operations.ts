import type { Operation } from "./operation.ts";

/** Forgetting a person: an act of the service itself, for keys that were given this scope. */
export const ERASURE_OPERATIONS = [
  {
    id: "erase-person",
    method: "POST",
    path: "/v1/erasures",
    auth: "key",
    scopes: ["admin:erasure"],
    tag: "rights",
    summary: "Destroy what tells who a person is, or lock what an act makes somebody keep",
    successStatus: 200,
  },
] as const satisfies readonly Operation[];
