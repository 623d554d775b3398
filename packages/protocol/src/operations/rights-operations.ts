import type { Operation } from "./operation.ts";

const FILE = ["objection:file", "channel:assisted"] as const;

/** What a person may ask of a party. */
export const RIGHTS_OPERATIONS = [
  {
    id: "file-objection",
    method: "POST",
    path: "/v1/objections",
    auth: "key",
    scopes: FILE,
    tag: "rights",
    summary: "File a person's objection to automated processing",
    successStatus: 201,
  },
  {
    id: "file-inquiry",
    method: "POST",
    path: "/v1/inquiries",
    auth: "key",
    scopes: FILE,
    tag: "rights",
    summary: "File a person's question about her data",
    successStatus: 201,
  },
  {
    id: "file-correction",
    method: "POST",
    path: "/v1/corrections",
    auth: "key",
    scopes: FILE,
    tag: "rights",
    summary: "File a person's demand to correct her data",
    successStatus: 201,
  },
] as const satisfies readonly Operation[];
