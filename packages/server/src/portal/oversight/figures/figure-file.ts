import { formatInstant, type Language, type LegalDay, type Text3 } from "@kelisim/core";
import {
  columnWords,
  figureNames,
  figureWords,
  harmless,
  type FigureName,
  type ShownCell,
  type ShownTable,
} from "@kelisim/web/pages";
import type { FigureRead } from "./source.ts";

/** What a file of figures is about. Nothing in it hangs on the moment of the download. */
export type FigureFileFacts = FigureRead & {
  readonly figure: FigureName;
  readonly filters: Readonly<Record<string, string>>;
  readonly language: Language;
};

const LINE_END = "\r\n";
/** Without it spreadsheets take the letters for another alphabet's. */
const BYTE_ORDER_MARK = "\uFEFF";

/** Texts that a spreadsheet would take for a formula are told to be texts. */
const asText = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const quoted = (text: string): string =>
  /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const line = (cells: readonly string[]): string =>
  cells.map((cell) => quoted(asText(harmless(cell)))).join(",") + LINE_END;

/** A cell in one or two columns: an organisation has a number, a figure may leave something out. */
function csvCells(cell: ShownCell, language: Language): readonly string[] {
  switch (cell.kind) {
    case "text":
      return [cell.text[language]];
    case "foreign":
      return [cell.text];
    case "party":
      return [(cell.name ?? figureWords.unknownParty)[language], cell.bin];
    case "day":
      return [cell.day];
    case "instant":
      return [formatInstant(cell.at)];
    case "figure":
      return [
        cell.hasFew && cell.count === 0 ? "" : String(cell.count),
        cell.hasFew ? figureWords.few[language] : "",
      ];
  }
}

function csvHeads(table: ShownTable, language: Language): readonly string[] {
  return table.columns.flatMap(({ label }, index) => {
    const kind = table.rows[0]?.cells[index]?.kind;
    const head = label[language];
    if (kind === "party") return [head, `${head}: ${columnWords.bin[language]}`];
    return kind === "figure" ? [head, `${head}: ${columnWords.more[language]}`] : [head];
  });
}

/** The figures as CSV (RFC 4180) in a language, one table after the other. */
export function figureCsv({ tables, language, figure, from, to }: FigureFileFacts): string {
  const parts = tables.map((table) =>
    [
      line([table.caption[language]]),
      line(csvHeads(table, language)),
      ...table.rows.map(({ cells }) => line(cells.flatMap((cell) => csvCells(cell, language)))),
    ].join(""),
  );
  const head = line([figureNames[figure].title[language], from ?? "", to]);
  return `${BYTE_ORDER_MARK}${head}${LINE_END}${parts.join(LINE_END)}`;
}

type JsonCell = string | number | object | null;

function jsonCell(cell: ShownCell): JsonCell {
  switch (cell.kind) {
    case "text":
      return cell.text;
    case "foreign":
      return cell.text;
    case "party":
      return { bin: cell.bin, name: cell.name ?? null };
    case "day":
      return cell.day;
    case "instant":
      return formatInstant(cell.at);
    case "figure":
      // A small figure stands as `null`: it is not known to be nothing.
      return {
        count: cell.hasFew && cell.count === 0 ? null : cell.count,
        more_not_shown: cell.hasFew,
      };
  }
}

/** The figures as JSON, with the words in all languages. */
export function figureJson({ tables, figure, filters, from, to }: FigureFileFacts): string {
  const body: {
    figure: FigureName;
    title: Text3;
    from: LegalDay | null;
    to: LegalDay;
    filters: object;
    note: Text3;
    tables: object[];
  } = {
    ...{ figure, title: figureNames[figure].title, from: from ?? null, to, filters },
    note: figureWords.fewBody,
    tables: tables.map(({ name, caption, columns, rows }) => ({
      ...{ name, caption },
      rows: rows.map(({ cells }) =>
        Object.fromEntries(
          columns.map((column, index) => {
            const cell = cells[index];
            return [column.name, cell === undefined ? null : jsonCell(cell)];
          }),
        ),
      ),
    })),
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}

/** Rows of all tables together. */
export const rowsIn = (tables: readonly ShownTable[]): number =>
  tables.reduce((sum, { rows }) => sum + rows.length, 0);
