import { inflateSync } from "node:zlib";

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

type PdfObject = { readonly head: string; readonly body: string };

/** The objects of a document by number, their streams unpacked. */
function objectsOf(bytes: Uint8Array): ReadonlyMap<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  for (const part of latin1(bytes).split(/\nendobj/u)) {
    const found = /(\d+) 0 obj\n(.*)$/su.exec(part);
    if (found === null) continue;
    const [head = "", stream] = (found[2] ?? "").split("\nstream\n");
    const packed = Buffer.from((stream ?? "").replace(/\nendstream$/u, ""), "latin1");
    const body = head.includes("FlateDecode") ? latin1(inflateSync(packed)) : latin1(packed);
    objects.set(found[1] ?? "", { head, body });
  }
  return objects;
}

const utf16 = (hex: string): string => Buffer.from(hex, "hex").swap16().toString("utf16le");

/** Glyph number to characters, of one font. */
function glyphsOf(cmap: string): ReadonlyMap<number, string> {
  const glyphs = new Map<number, string>();
  for (const range of cmap.matchAll(/<([\da-f]{4})> <[\da-f]{4}> \[([^\]]*)\]/giu)) {
    const first = Number.parseInt(range[1] ?? "", 16);
    const codes = [...(range[2] ?? "").matchAll(/<([\da-f ]*)>/giu)];
    for (const [n, code] of codes.entries()) {
      glyphs.set(first + n, utf16((code[1] ?? "").replaceAll(" ", "")));
    }
  }
  return glyphs;
}

export type ReadPdf = {
  /** All words in the order of drawing, lines joined by a blank. */
  readonly text: string;
  readonly pages: number;
  /** Types of structure elements, each as often as it stands there. */
  readonly tags: readonly string[];
  /** The objects' dictionaries. */
  readonly heads: string;
  /** The metadata. */
  readonly metadata: string;
};

/** Reads a document as a reader of screens would: by its fonts' own tables of characters. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = objectsOf(bytes);
  const all = [...objects.values()];
  const heads = all.map(({ head }) => head).join("\n");
  const fonts = new Map<string, ReadonlyMap<number, string>>();
  for (const [, name = "", id = ""] of heads.matchAll(/\/(F\d+) (\d+) 0 R/gu)) {
    const cmap = /\/ToUnicode (\d+) 0 R/u.exec(objects.get(id)?.head ?? "")?.[1] ?? "";
    fonts.set(name, glyphsOf(objects.get(cmap)?.body ?? ""));
  }
  const lines: string[] = [];
  for (const { body } of all) {
    for (const block of body.matchAll(/BT\n(.*?)ET/gsu)) {
      const name = /\/(F\d+) [\d.]+ Tf/u.exec(block[1] ?? "")?.[1] ?? "";
      const glyphs = fonts.get(name);
      const hex = [...(block[1] ?? "").matchAll(/<([\da-f]+)>/giu)].map(([, h = ""]) => h).join("");
      const numbers = hex.match(/.{4}/gu) ?? [];
      lines.push(numbers.map((n) => glyphs?.get(Number.parseInt(n, 16)) ?? "").join(""));
    }
  }
  return {
    text: lines.join(" ").replaceAll(/ +/gu, " "),
    pages: heads.match(/\/Type \/Page\n/gu)?.length ?? 0,
    tags: [...heads.matchAll(/\/S \/(\w+)\n/gu)].map(([, tag = ""]) => tag),
    heads,
    metadata: all.map(({ body }) => body).find((body) => body.includes("x:xmpmeta")) ?? "",
  };
}
