/** What we use of `pdfkit`, which brings no types of its own. */
declare module "pdfkit" {
  import type { Readable } from "node:stream";

  export type StructureElement = {
    add(child: StructureElement | (() => void)): StructureElement;
    end(): void;
  };

  export type TextOptions = {
    readonly width?: number;
    readonly height?: number;
    readonly align?: "left" | "right";
    readonly lineBreak?: boolean;
    readonly lineGap?: number;
  };

  export class PDFDocument extends Readable {
    constructor(options: {
      readonly pdfVersion: "1.7";
      readonly tagged: true;
      readonly subset: "PDF/UA";
      readonly lang: string;
      readonly displayTitle: true;
      readonly bufferPages: true;
      readonly autoFirstPage: false;
      readonly font: null;
      readonly size: "A4";
      readonly margins: {
        readonly top: number;
        readonly bottom: number;
        readonly left: number;
        readonly right: number;
      };
      readonly info: {
        readonly Title: string;
        readonly Producer: string;
        readonly Creator: string;
        readonly CreationDate: Date;
      };
    });
    x: number;
    y: number;
    readonly page: {
      readonly width: number;
      readonly height: number;
      readonly margins: { top: number; bottom: number; left: number; right: number };
    };
    /** The font in use: that of fontkit inside. */
    readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
    registerFont(name: string, file: string): this;
    font(name: string, size?: number): this;
    fontSize(size: number): this;
    fillColor(color: string): this;
    addPage(): this;
    text(text: string, x: number, y: number, options?: TextOptions): this;
    heightOfString(text: string, options: TextOptions): number;
    struct(
      type: string,
      options?: { readonly lang?: string; readonly scope?: "Row" | "Column" },
    ): StructureElement;
    struct(
      type: string,
      options: { readonly lang?: string; readonly scope?: "Row" | "Column" },
      child: () => void,
    ): StructureElement;
    addStructure(element: StructureElement): this;
    markContent(tag: "Artifact", options: { readonly type: "Pagination" | "Layout" }): this;
    endMarkedContent(): this;
    bufferedPageRange(): { readonly start: number; readonly count: number };
    switchToPage(index: number): void;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    lineWidth(width: number): this;
    strokeColor(color: string): this;
    stroke(): this;
    end(): void;
  }
}
