import { formatInstant, type SubjectEvent } from "@kelisim/core";
import { loggedRowFiles, type LoggedRow } from "@kelisim/evidence";
import { folderNumber, jsonFile, type FilesToPack } from "./pack-files.ts";

/** A row of evidence in an archive: what it is, and its place in the log. */
export type PackedRow = {
  readonly event?: SubjectEvent;
  /** An access; its log row has no event. */
  readonly access?: { readonly id: string; readonly at: SubjectEvent["recordedAt"] };
  readonly logged: LoggedRow | undefined;
  /** Where what proves the act lies. */
  readonly proof: string | undefined;
};

/** What stands behind a row, in a line of `events.json`. A row from before the log is told here alone. */
function lineOf({ event, access, logged, proof }: PackedRow, folder: string | null) {
  if (event === undefined) {
    return {
      folder,
      type: "access",
      access_id: access?.id,
      recorded_at: access && formatInstant(access.at),
    };
  }
  const { id, recordedAt, effectiveAt, body } = event;
  return {
    ...{ folder, type: body.type, event_id: id },
    ...{ recorded_at: formatInstant(recordedAt), effective_at: formatInstant(effectiveAt) },
    ...(proof !== undefined && { proof }),
    ...(logged === undefined && { body }),
  };
}

/** The rows in their folders, and the list that says which is which. */
export function eventFiles(rows: readonly PackedRow[]): FilesToPack {
  const logged = rows.flatMap((row) => (row.logged === undefined ? [] : [row.logged]));
  let count = 0;
  const lines = rows.map((row) => {
    const folder = row.logged === undefined ? null : `log/${folderNumber(count++)}`;
    return lineOf(row, folder);
  });
  return new Map([...loggedRowFiles(logged), ["events.json", jsonFile(lines)]]);
}
