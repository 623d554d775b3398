import { parseInstant } from "@kelisim/core";
import { utf8Text } from "@kelisim/log";
import { parseStrictJson } from "../receipt/strict-json.ts";
import { EVENTS, eventLines, isObject, type EventLine, type Members } from "./event-lines.ts";
import type { PackFaultAt } from "./pack-faults.ts";
import type { PackFiles } from "./pack-files.ts";

/** A row of an archive: what happened, and which folder proves the person's act. */
export type PackedRow = {
  readonly isLogged: boolean;
  readonly body: Members;
  readonly proof: string | undefined;
};

/** The list writes milliseconds in the legal zone, the row microseconds in UTC. */
function isSameInstant(a: unknown, b: unknown): boolean {
  const at = (value: unknown) =>
    typeof value === "string" ? parseInstant(value)?.epochMilliseconds : undefined;
  return at(a) !== undefined && at(a) === at(b);
}

const eventIdOf = (uuid: unknown): string | undefined =>
  typeof uuid === "string" ? `evt_${uuid.replaceAll("-", "")}` : undefined;

/** Whether a line tells of the row in its folder. The public id of an access is sealed: nothing shows whose it is. */
function tellsOf({ type, recordedAt, effectiveAt, eventId }: EventLine, payload: Members): boolean {
  if (!isSameInstant(recordedAt, payload["recorded_at"])) return false;
  if (type === "access") return payload["decision_id"] !== undefined && !("type" in payload);
  return (
    payload["type"] === type &&
    eventId !== undefined &&
    eventIdOf(payload["event_id"]) === eventId &&
    isSameInstant(effectiveAt, payload["effective_at"])
  );
}

function payloadIn(bytes: Uint8Array): Members {
  const value = parseStrictJson(utf8Text(bytes) ?? "")?.value;
  return isObject(value) ? value : {};
}

function rowOf(files: PackFiles, line: EventLine): PackedRow | PackFaultAt {
  const { folder, proof } = line;
  if (folder === null) return { isLogged: false, body: line.body ?? {}, proof };
  const path = `${folder}/payload.json`;
  const bytes = files.get(path);
  if (bytes === undefined) return { reason: "row-missing", path };
  const payload = payloadIn(bytes);
  if (!tellsOf(line, payload)) return { reason: "row-differs", path };
  const { body } = payload;
  return { isLogged: true, body: isObject(body) ? body : {}, proof };
}

/** The first two parts of a path. */
export const folderOf = (path: string): string => path.split("/", 2).join("/");

/** The rows that `events.json` lists, held against those that lie in folders of the log; or the first fault. */
export function packedRows(files: PackFiles): readonly PackedRow[] | PackFaultAt {
  const lines = eventLines(files);
  if (lines === undefined) return { reason: "events-malformed", path: EVENTS };
  const rows: PackedRow[] = [];
  for (const line of lines) {
    const row = rowOf(files, line);
    if ("reason" in row) return row;
    rows.push(row);
  }
  const listed = new Set<string | null>(lines.map(({ folder }) => folder));
  for (const path of files.keys()) {
    if (path.startsWith("log/") && !listed.has(folderOf(path))) {
      return { reason: "row-unlisted", path };
    }
  }
  return rows;
}
