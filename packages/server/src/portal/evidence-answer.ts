import { EvidencePendingPage, evidenceWords } from "@kelisim/web/pages";
import { h } from "preact";
import type { Archive } from "../evidence-packs/make-archive.ts";
import { page, type PageAnswer } from "./page-answer.ts";

/** The page for an archive that cannot be made yet. @param again the record's own page, whence one asks again */
export const evidencePending = (again: string): PageAnswer =>
  page(evidenceWords.pendingTitle, h(EvidencePendingPage, { again }), 503);

/** An archive as a file. @param again where to ask again while the log has not taken all of it */
export const evidenceAnswer = (archive: Archive | "pending", again: string): PageAnswer =>
  archive === "pending"
    ? evidencePending(again)
    : { kind: "file", type: "application/zip", ...archive };
