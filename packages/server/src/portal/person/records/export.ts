import { legalDayOf, parseInstant } from "@kelisim/core";
import { ExportPage, exportWords } from "@kelisim/web/pages";
import { h } from "preact";
import { NOT_FOUND_PAGE, page, type PageAnswer } from "../../page-answer.ts";
import type { PersonVisit } from "../../visit.ts";
import { openPlace } from "../sealed-place.ts";
import { EXPORT_LIST, exportText, IN_JSON } from "./export-json.ts";
import { exportDocument, IN_PDF } from "./export-pdf.ts";

/** `GET /me/export` */
export const showExport = (): Promise<PageAnswer> =>
  Promise.resolve(page(exportWords.title, h(ExportPage, { inPdf: IN_PDF, inJson: IN_JSON })));

const fileName = ({ now }: PersonVisit, ending: string): string =>
  `kelisim-${legalDayOf(now)}.${ending}`;

/** `GET /me/export.json?after=…` */
export async function exportJson(visit: PersonVisit): Promise<PageAnswer> {
  const sealed = visit.query.get("after");
  const values = openPlace(visit, EXPORT_LIST, sealed);
  const recordedAt = parseInstant(values?.["at"] ?? "");
  if (sealed !== null && recordedAt === undefined) return NOT_FOUND_PAGE;
  const after = recordedAt && { recordedAt, decisionId: values?.["id"] ?? "" };
  return {
    kind: "file",
    type: "application/json; charset=utf-8",
    name: fileName(visit, "json"),
    bytes: await exportText(visit, after),
  };
}

/** `GET /me/export.pdf` */
export const exportPdf = async (visit: PersonVisit): Promise<PageAnswer> => ({
  kind: "file",
  type: "application/pdf",
  name: fileName(visit, "pdf"),
  bytes: await exportDocument(visit),
});
