import { parseNote, toHex } from "@kelisim/log";
import type { Queryable, Row } from "../db/db.ts";
import type { FsckRun } from "./finding.ts";

type CosignedRow = Row & { size: string; witness: string; line: string; note: string };

const PAGE = 1000;
const COSIGNED = `
  select g.size::text as size, g.witness, g.line, c.note
  from log_cosignature g join log_checkpoint c on c.size = g.size
  where (g.size, g.witness) > ($1::bigint, $2) order by g.size, g.witness limit $3`;

/** Whether a line under a note is one more signature, of the witness that it is kept for. */
function isOf({ witness, line, note }: CosignedRow): boolean {
  const alone = parseNote(note);
  const signed = parseNote(`${note}${line}\n`);
  const last = signed?.signatures.at(-1);
  return (
    last !== undefined &&
    signed?.signatures.length === (alone?.signatures.length ?? 0) + 1 &&
    witness === `${last.name}+${toHex(last.keyHash)}`
  );
}

/** Reads the lines of witnesses: a bad one would make the whole checkpoint unreadable to everybody. */
export async function checkCosignatures(db: Queryable, { found }: FsckRun): Promise<void> {
  let place: readonly [string, string] = [String(-(2n ** 63n)), ""];
  for (;;) {
    const rows = await db.query<CosignedRow>(COSIGNED, [...place, PAGE]);
    const last = rows.at(-1);
    if (last === undefined) return;
    for (const row of rows) {
      if (isOf(row)) continue;
      const key = { size: row.size, witness: row.witness };
      found({ check: "checkpoints", fault: "signature", table: "log_cosignature", key });
    }
    place = [last.size, last.witness];
  }
}
