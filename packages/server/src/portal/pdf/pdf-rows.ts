import type { PDFDocument, StructureElement } from "pdfkit";
import { BODY_SIZE, makeRoom, MARGIN, pageEnd, pageWidth, type PdfWriter } from "./pdf-page.ts";

export type PdfCell = { readonly text: string; readonly header?: "Row" | "Column" };

const GAP = 8;
const SIZE = BODY_SIZE - 1;

const setFont = (doc: PDFDocument, { header }: PdfCell): void => {
  doc.font(header === undefined ? "regular" : "bold", SIZE).fillColor("#000000");
};

function heightOf(doc: PDFDocument, cell: PdfCell, width: number): number {
  setFont(doc, cell);
  return doc.heightOfString(cell.text === "" ? "–" : cell.text, { width });
}

function rule(doc: PDFDocument): void {
  doc.markContent("Artifact", { type: "Layout" });
  doc.lineWidth(0.5).strokeColor("#999999");
  doc
    .moveTo(MARGIN, doc.y)
    .lineTo(MARGIN + pageWidth(doc), doc.y)
    .stroke();
  doc.endMarkedContent();
}

function drawCell(
  doc: PDFDocument,
  row: StructureElement,
  cell: PdfCell,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): void {
  const type = cell.header === undefined ? "TD" : "TH";
  const options = cell.header === undefined ? {} : { scope: cell.header };
  const element = doc.struct(type, options);
  row.add(element);
  element.add(
    doc.struct("P", {}, () => {
      setFont(doc, cell);
      doc.text(cell.text === "" ? "–" : cell.text, x, y, { width });
    }),
  );
  element.end();
}

/**
 * Draws a row of a table. One that is higher than a page is drawn cell below cell, over as many pages as it takes.
 * @param shares of the width, one for each cell, together 1
 */
export function drawRow(
  { doc }: PdfWriter,
  table: StructureElement,
  cells: readonly PdfCell[],
  shares: readonly number[],
): void {
  const whole = pageWidth(doc);
  const widths = shares.map((share) => share * whole - GAP);
  const height = Math.max(...cells.map((cell, n) => heightOf(doc, cell, widths[n] ?? whole)));
  const isTooHigh = height + 2 * GAP > pageEnd(doc) - MARGIN;
  const row = doc.struct("TR");
  table.add(row);
  makeRoom(doc, isTooHigh ? 3 * SIZE : height + GAP);
  rule(doc);
  const top = doc.y + GAP / 2;
  if (isTooHigh) {
    doc.y = top;
    for (const cell of cells) drawCell(doc, row, cell, { x: MARGIN, y: doc.y, width: whole });
  } else {
    let x = MARGIN;
    for (const [n, cell] of cells.entries()) {
      drawCell(doc, row, cell, { x, y: top, width: widths[n] ?? whole });
      x += (shares[n] ?? 0) * whole;
    }
    doc.y = top + height;
  }
  doc.y += GAP / 2;
  row.end();
}
