import type { Operation } from "./operation.ts";

/** Many consents at once: lines of JSON in both directions. */
export const BULK_OPERATIONS = [
  {
    id: "import-consents",
    method: "POST",
    path: "/v1/consent-imports",
    auth: "key",
    scopes: ["consent:record-paper"],
    tag: "consent",
    summary:
      "Bring in consents given on paper or elsewhere: a line for each, an answer for each line",
    successStatus: 200,
  },
  {
    id: "get-consent-import",
    method: "GET",
    path: "/v1/consent-imports/{id}",
    auth: "key",
    scopes: ["consent:record-paper", "consent:read"],
    tag: "consent",
    summary: "How far an import got",
    successStatus: 200,
  },
  {
    id: "export-consents",
    method: "GET",
    path: "/v1/consent-exports",
    auth: "key",
    scopes: ["consent:read"],
    tag: "consent",
    summary: "All of one's consents, a line for each; no person is named",
    successStatus: 200,
  },
] as const satisfies readonly Operation[];

const STREAMED: ReadonlySet<string> = new Set(["import-consents", "export-consents"]);

/**
 * Whether the answer of a call, and the body that it has, are lines of JSON (`application/x-ndjson`): its
 * schemas are those of one line.
 */
export const isStreamed = (id: string): boolean => STREAMED.has(id);
