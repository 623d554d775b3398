import { Type } from "typebox";

/** `GET /v1/{consents|duties|complaints|access-decisions}/{id}/evidence` */
export const EvidenceAnswer = Type.String({
  contentMediaType: "application/zip",
  description:
    "A signed ZIP archive: the facts, the events with their places in the log, the words that were shown, signatures, keys. Its README.txt says how to check it; `kelisim verify` does it at once. Until the log has taken all of it: 503 `evidence-not-in-log` with `Retry-After`.",
});
