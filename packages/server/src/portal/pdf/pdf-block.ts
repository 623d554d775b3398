/** A piece of a document, in the order of reading. Texts are ready strings; foreign ones are made harmless. */
export type PdfBlock =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  | {
      readonly kind: "paragraph";
      readonly text: string;
      /** Where its words are of another language than the document. */
      readonly lang?: string;
    }
  | { readonly kind: "list"; readonly items: readonly string[] }
  /** Terms with what is said of each; line breaks in a value stay. */
  | {
      readonly kind: "definitions";
      readonly rows: readonly { readonly term: string; readonly value: string }[];
    }
  /** Every row has as many cells as there are columns. */
  | {
      readonly kind: "table";
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };
