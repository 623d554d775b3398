import type { OnProgress } from "@kelisim/store";
import type { Terminal } from "./terminal.ts";

/** A line that is written over and over on a terminal, and nowhere else. */
export const progressOn =
  (terminal: Terminal): OnProgress =>
  ({ table, rows, of }) =>
    terminal.progress?.(`${table}: ${rows} / ${of}`);
