import { parseIin } from "@kelisim/core";
import type { BulkLine } from "@kelisim/store";

/** Lines of one list. */
export const MOST_LINES = 10_000;

/** What editors and spreadsheets put around a number. */
const AROUND = /^[\s"'\uFEFF]+|[\s"',;]+$/g;

/**
 * The lines of a list as it was typed or pasted, counted from 1; empty ones are left out. A number that stands
 * twice is taken once.
 */
export function bulkLines(text: string): readonly BulkLine[] {
  const seen = new Set<string>();
  return text.split("\n").flatMap((written, index): BulkLine[] => {
    const digits = written.replaceAll(AROUND, "");
    if (digits === "") return [];
    const line = index + 1;
    const read = parseIin(digits);
    if (!read.ok) return [{ line, fault: "iin" }];
    if (seen.has(read.iin.digits)) return [{ line, fault: "repeated" }];
    seen.add(read.iin.digits);
    return [{ line, iin: read.iin }];
  });
}
