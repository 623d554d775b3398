import { parseIin, type Iin, type Language } from "@kelisim/core";
import {
  ImportConsentRow,
  validationErrors,
  type ProblemCode,
  type ProblemError,
} from "@kelisim/protocol";
import { parseJsonBody } from "../http/json-text.ts";
import type { Line } from "../http/lines/split-lines.ts";
import { RequestFault } from "../http/request-fault.ts";
import { lineCheck } from "../http/validate.ts";

/** A line that says what it should. */
export type GoodRow = {
  readonly ok: true;
  readonly number: number;
  readonly row: ImportConsentRow;
  readonly iin: Iin;
};

/** What is wrong with a line. */
export type BadRow = {
  readonly ok: false;
  readonly number: number;
  readonly rowId: string | undefined;
  readonly code: ProblemCode;
  readonly errors?: readonly ProblemError[];
};

const faultsOf = lineCheck(ImportConsentRow);
const rowIdFaults = lineCheck(ImportConsentRow.properties.row_id);

/** The party's own name of a line that is wrong elsewhere. */
function rowIdOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("row_id" in value)) return undefined;
  const { row_id } = value;
  return typeof row_id === "string" && rowIdFaults(row_id).length === 0 ? row_id : undefined;
}

function parsed(bytes: Uint8Array): { readonly value: unknown } | ProblemCode {
  try {
    return { value: parseJsonBody(bytes) };
  } catch (error) {
    if (error instanceof RequestFault) return error.problem;
    throw error;
  }
}

/** Reads one line of an import. What is wrong with it harms no other line. */
export function readRow(line: Line, language: Language): GoodRow | BadRow {
  const { number } = line;
  if (line.kind === "too-long") {
    return { ok: false, number, rowId: undefined, code: "line-too-long" };
  }
  const read = parsed(line.bytes);
  if (typeof read === "string") return { ok: false, number, rowId: undefined, code: read };
  const faults = faultsOf(read.value);
  if (faults.length > 0) {
    const errors = validationErrors(faults, language);
    return { ok: false, number, rowId: rowIdOf(read.value), code: "invalid-request", errors };
  }
  const row = read.value as ImportConsentRow;
  const iin = parseIin(row.data_subject.iin);
  if (!iin.ok) throw new Error("an IIN passed its schema and does not parse");
  return { ok: true, number, row, iin: iin.iin };
}
