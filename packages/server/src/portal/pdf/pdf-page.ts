import { createRequire } from "node:module";
import type { PDFDocument, StructureElement } from "pdfkit";
import { pdfText } from "./pdf-text.ts";

const { resolve } = createRequire(import.meta.url);
const FONTS = "@expo-google-fonts/noto-sans";

/** Points. */
export const MARGIN = 56;
export const BODY_SIZE = 10.5;
const BOTTOM = 64;

/** A document that is being written, and the structure to which everything in it belongs. */
export type PdfWriter = {
  readonly doc: PDFDocument;
  readonly root: StructureElement;
  /** Made harmless. */
  readonly clean: (text: string) => string;
};

export type PdfFrame = {
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  readonly madeAt: Date;
};

/** An empty tagged document with fonts that have all Kazakh letters. */
export async function openPdf({ language, title, madeAt }: PdfFrame): Promise<PdfWriter> {
  // Loaded with the first document: it takes as much memory as all pages together.
  const { PDFDocument } = await import("pdfkit");
  // Marked up as it stands in the metadata: without what means something there.
  const safeTitle = title.replaceAll(/[<>&]/gu, " ");
  const doc = new PDFDocument({
    pdfVersion: "1.7",
    tagged: true,
    subset: "PDF/UA",
    lang: language,
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    font: null,
    size: "A4",
    margins: { top: MARGIN, bottom: BOTTOM, left: MARGIN, right: MARGIN },
    info: { Title: safeTitle, Producer: "Kelisim", Creator: "Kelisim", CreationDate: madeAt },
  });
  doc.registerFont("regular", resolve(`${FONTS}/400Regular/NotoSans_400Regular.ttf`));
  doc.registerFont("bold", resolve(`${FONTS}/700Bold/NotoSans_700Bold.ttf`));
  doc.font("regular", BODY_SIZE);
  doc.addPage();
  const root = doc.struct("Document", { lang: language });
  doc.addStructure(root);
  const { font } = doc._font;
  return { doc, root, clean: (text) => pdfText(text, (code) => font.hasGlyphForCodePoint(code)) };
}

export const pageWidth = ({ page }: PDFDocument): number => page.width - 2 * MARGIN;

/** How far down a page is written upon. */
export const pageEnd = ({ page }: PDFDocument): number => page.height - BOTTOM;

/** Goes on at the top of a new page unless there is room of that height. */
export function makeRoom(doc: PDFDocument, height: number): void {
  if (doc.y + height > pageEnd(doc)) doc.addPage();
}

/** Numbers under every page, and a line of words; not a part of what is read aloud. */
export function writeFooters({ doc, clean }: PdfWriter, words: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    doc.switchToPage(index);
    // Below the margin a text would begin a new page.
    doc.page.margins.bottom = 0;
    const y = doc.page.height - BOTTOM + 24;
    const width = pageWidth(doc);
    doc.markContent("Artifact", { type: "Pagination" });
    doc.font("regular", 8).fillColor("#444444");
    doc.text(clean(words), MARGIN, y, { width: width - 60, lineBreak: false });
    doc.text(`${index + 1} / ${count}`, MARGIN + width - 60, y, { width: 60, align: "right" });
    doc.endMarkedContent();
  }
}
