import { isStreamed } from "./bulk-operations.ts";

/** How an answer is written: as JSON, as lines of JSON, or as what a format of others wants. */
export type MediaType =
  | "application/json"
  | "application/x-ndjson"
  | "application/octet-stream"
  | "application/zip"
  | "text/plain; charset=utf-8";

const OTHERS: ReadonlyMap<string, MediaType> = new Map([
  ["get-consent-evidence", "application/zip"],
  ["get-duty-evidence", "application/zip"],
  ["get-complaint-evidence", "application/zip"],
  ["get-decision-evidence", "application/zip"],
  ["get-receipt-proof", "text/plain; charset=utf-8"],
  ["log-checkpoint", "text/plain; charset=utf-8"],
  ["log-tile", "application/octet-stream"],
  ["log-entries", "application/octet-stream"],
  ["log-keys", "text/plain; charset=utf-8"],
]);

/** The media type of an operation's answer. */
export const mediaTypeOf = (id: string): MediaType =>
  OTHERS.get(id) ?? (isStreamed(id) ? "application/x-ndjson" : "application/json");

/** Whether the answer is a text or bytes, and no JSON: its schema is that of the whole. */
export const isPlain = (id: string): boolean => OTHERS.has(id);
