import { createHash } from "node:crypto";
import type { ImportAnswer } from "@kelisim/protocol";
import type { Line } from "./acts.ts";
import type { Api } from "./http-client.ts";
import type { AnswerLine } from "./line-client.ts";

type Fields = Readonly<Record<string, unknown>>;

export const sha = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A line of an import: a paper of 4 May 2026 under a line of the registry. */
export const rowOf = (line: Line, iin: string, more: Fields = {}): Fields => ({
  data_subject: { iin },
  purpose_id: line.purposeId,
  object_id: line.objectId,
  given_on: "2026-05-04",
  evidence: { kind: "written", document_sha256: sha(iin) },
  ...more,
});

/** The body of an import. */
export const text = (rows: readonly Fields[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join("");

export const shown = ({ line, status, code }: AnswerLine): string =>
  `${line} ${status}${code === undefined ? "" : ` ${code}`}`;

export const progressOf = (api: Api, id: string | undefined): Promise<ImportAnswer> =>
  api.get(`/v1/consent-imports/${id}`);
