import type { Instant, Language } from "@kelisim/core";
import type { StructureElement } from "pdfkit";
import type { PdfBlock } from "./pdf-block.ts";
import {
  BODY_SIZE,
  makeRoom,
  MARGIN,
  openPdf,
  pageWidth,
  writeFooters,
  type PdfWriter,
} from "./pdf-page.ts";
import { drawRow, type PdfCell } from "./pdf-rows.ts";

/** What a document is made from. */
export type PdfSource = {
  readonly language: Language;
  /** Of the window; ours, without foreign words. */
  readonly title: string;
  readonly madeAt: Instant;
  /** Small words under every page, beside its number. */
  readonly footer: string;
  /** May come a few at a time, from wherever they are read. */
  readonly blocks: Iterable<PdfBlock> | AsyncIterable<PdfBlock>;
};

const HEADING_SIZES = { 1: 18, 2: 14, 3: 11.5 } as const;

function drawHeading(
  { doc, root, clean }: PdfWriter,
  { level, text }: Extract<PdfBlock, { kind: "heading" }>,
): void {
  const size = HEADING_SIZES[level];
  doc.y += level === 1 ? 0 : size * 0.8;
  // A heading does not stand alone at the end of a page.
  makeRoom(doc, size * 4);
  const heading = doc.struct(`H${level}`, {}, () => {
    doc.font("bold", size).fillColor("#000000");
    doc.text(clean(text), MARGIN, doc.y, { width: pageWidth(doc) });
  });
  root.add(heading);
  doc.y += size * 0.4;
}

function drawText(
  { doc, clean }: PdfWriter,
  parent: StructureElement,
  type: "P" | "LBody",
  { text, lang }: { readonly text: string; readonly lang?: string | undefined },
): void {
  const indent = type === "P" ? 0 : 14;
  const element = doc.struct(type, lang === undefined ? {} : { lang }, () => {
    doc.font("regular", BODY_SIZE).fillColor("#000000");
    const options = { width: pageWidth(doc) - indent, lineGap: 2 };
    doc.text(clean(text), MARGIN + indent, doc.y, options);
  });
  parent.add(element);
  doc.y += type === "P" ? 6 : 2;
}

function drawList(writer: PdfWriter, items: readonly string[]): void {
  const { doc, root } = writer;
  const list = doc.struct("L");
  root.add(list);
  for (const text of items) {
    makeRoom(doc, BODY_SIZE * 2);
    const item = doc.struct("LI");
    list.add(item);
    const { y } = doc;
    item.add(
      doc.struct("Lbl", {}, () => {
        doc.font("regular", BODY_SIZE).fillColor("#000000");
        doc.text("•", MARGIN, y, { lineBreak: false });
      }),
    );
    doc.y = y;
    drawText(writer, item, "LBody", { text });
    item.end();
  }
  list.end();
  doc.y += 4;
}

function drawTable(
  writer: PdfWriter,
  rows: readonly (readonly PdfCell[])[],
  shares: readonly number[],
): void {
  const { doc, root, clean } = writer;
  const table = doc.struct("Table");
  root.add(table);
  for (const row of rows) {
    const cells = row.map((cell) => ({ ...cell, text: clean(cell.text) }));
    drawRow(writer, table, cells, shares);
  }
  table.end();
  doc.y += 8;
}

function draw(writer: PdfWriter, block: PdfBlock): void {
  switch (block.kind) {
    case "heading":
      return drawHeading(writer, block);
    case "paragraph":
      return drawText(writer, writer.root, "P", block);
    case "list":
      return block.items.length === 0 ? undefined : drawList(writer, block.items);
    case "definitions": {
      const rows = block.rows.map(({ term, value }): readonly PdfCell[] => [
        { text: term, header: "Row" },
        { text: value },
      ]);
      return rows.length === 0 ? undefined : drawTable(writer, rows, [0.34, 0.66]);
    }
    case "table": {
      const { columns } = block;
      const head = columns.map((text): PdfCell => ({ text, header: "Column" }));
      const rows = block.rows.map((row) => row.map((text): PdfCell => ({ text })));
      const share = 1 / columns.length;
      return drawTable(
        writer,
        [head, ...rows],
        columns.map(() => share),
      );
    }
  }
}

/**
 * A PDF that a screen reader reads: tagged, with its language and title, its fonts inside, marked as PDF/UA-1.
 * Texts may be foreign: nothing in them is markup, and what could turn or hide words is left out.
 */
export async function pdfDocument(source: PdfSource): Promise<Uint8Array> {
  const { language, title, madeAt, footer, blocks } = source;
  const writer = await openPdf({ language, title, madeAt: new Date(madeAt.epochMilliseconds) });
  const { doc, root } = writer;
  const parts: Uint8Array[] = [];
  doc.on("data", (part: Uint8Array) => parts.push(part));
  const ended = new Promise<void>((resolve, reject) => {
    doc.on("end", resolve);
    doc.on("error", reject);
  });
  for await (const block of blocks) draw(writer, block);
  root.end();
  writeFooters(writer, footer);
  doc.end();
  await ended;
  return Buffer.concat(parts);
}
