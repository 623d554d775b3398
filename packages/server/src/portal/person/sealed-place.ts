import type { CursorValues, PageCall } from "../../routes/cursor.ts";
import { openCursor, sealCursor } from "../../routes/cursor.ts";
import type { PersonVisit } from "../visit.ts";

const callOf = ({ shell }: PersonVisit): PageCall => ({ ctx: shell.ctx });

/** The end of a page of hers, sealed: it serves one list of one person. */
export const sealPlace = (visit: PersonVisit, list: unknown, values: CursorValues): string =>
  sealCursor(callOf(visit), "portal", [visit.subjectId, list], values);

/** The end of the page before; `undefined` for what is not hers or not of this list. */
export const openPlace = (
  visit: PersonVisit,
  list: unknown,
  sealed: string | null,
): CursorValues | undefined =>
  sealed === null
    ? undefined
    : openCursor(callOf(visit), "portal", [visit.subjectId, list], sealed);
