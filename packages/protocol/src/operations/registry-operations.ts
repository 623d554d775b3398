import type { Operation } from "./operation.ts";

const ADMIN = ["admin:registry"] as const;
const REGISTRY = ["registry:write"] as const;

/** Parties, their keys, digital objects, data categories and purposes. */
export const REGISTRY_OPERATIONS = [
  { id: "create-party", method: "POST", path: "/v1/parties", auth: "key", scopes: ADMIN, tag: "registry", summary: "Register a party", successStatus: 201 },
  { id: "list-parties", method: "GET", path: "/v1/parties", auth: "key", scopes: [], tag: "registry", summary: "List one's own party; an administrator sees all", successStatus: 200 },
  { id: "create-api-key", method: "POST", path: "/v1/parties/{id}/api-keys", auth: "key", scopes: ADMIN, tag: "registry", summary: "Make an API key for a party; it is shown once", successStatus: 201 },
  { id: "list-api-keys", method: "GET", path: "/v1/parties/{id}/api-keys", auth: "key", scopes: ADMIN, tag: "registry", summary: "List the API keys of a party", successStatus: 200 },
  { id: "revoke-api-key", method: "POST", path: "/v1/api-keys/{id}/revoke", auth: "key", scopes: ADMIN, tag: "registry", summary: "Revoke an API key", successStatus: 200 },
  { id: "create-digital-object", method: "POST", path: "/v1/digital-objects", auth: "key", scopes: REGISTRY, tag: "registry", summary: "Register a digital object", successStatus: 201 },
  { id: "list-digital-objects", method: "GET", path: "/v1/digital-objects", auth: "key", scopes: [], tag: "registry", summary: "List one's own digital objects", successStatus: 200 },
  { id: "list-data-categories", method: "GET", path: "/v1/data-categories", auth: "key", scopes: [], tag: "registry", summary: "List the dictionary of data categories", successStatus: 200 },
  { id: "create-data-category", method: "POST", path: "/v1/data-categories", auth: "key", scopes: ADMIN, tag: "registry", summary: "Add a data category to the dictionary", successStatus: 201 },
  { id: "create-purpose", method: "POST", path: "/v1/purposes", auth: "key", scopes: REGISTRY, tag: "registry", summary: "Register a purpose", successStatus: 201 },
  { id: "list-purposes", method: "GET", path: "/v1/purposes", auth: "key", scopes: [], tag: "registry", summary: "List one's own purposes; an administrator sees all", successStatus: 200 },
  { id: "get-purpose", method: "GET", path: "/v1/purposes/{id}", auth: "key", scopes: [], tag: "registry", summary: "Read a purpose", successStatus: 200 },
  { id: "approve-purpose", method: "POST", path: "/v1/purposes/{id}/approve", auth: "key", scopes: ADMIN, tag: "registry", summary: "Approve a purpose, as a second person", successStatus: 200 },
  { id: "close-purpose", method: "POST", path: "/v1/purposes/{id}/close", auth: "key", scopes: REGISTRY, tag: "registry", summary: "Close a purpose", successStatus: 200 },
  { id: "achieve-purpose", method: "POST", path: "/v1/purposes/{id}/achieved", auth: "key", scopes: REGISTRY, tag: "registry", summary: "Declare a purpose achieved, for one person or for everyone", successStatus: 200 },
] as const satisfies readonly Operation[];
