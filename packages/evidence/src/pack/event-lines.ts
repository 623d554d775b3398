import { utf8Text } from "@kelisim/log";
import { parseStrictJson } from "../receipt/strict-json.ts";
import type { PackFiles } from "./pack-files.ts";

export const EVENTS = "events.json";

export type Members = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What `events.json` says of a row. */
export type EventLine = {
  /** Its folder: `log/0001`. `null` for one that the log does not hold. */
  readonly folder: string | null;
  readonly type: string;
  /** RFC 3339. */
  readonly recordedAt: string;
  readonly effectiveAt: string | undefined;
  readonly eventId: string | undefined;
  /** Where what proves the act lies: `evidence/0001`, `signatures/0001`. */
  readonly proof: string | undefined;
  /** Of a row that the log does not hold: what happened. */
  readonly body: Members | undefined;
};

const FOLDER = /^log\/\d{4,}$/;
const PROOF = /^(?:evidence|signatures)\/\d{4,}$/;

const isTextOrNone = (value: unknown): value is string | undefined =>
  value === undefined || typeof value === "string";

const isNameOf = (pattern: RegExp, value: unknown): value is string =>
  typeof value === "string" && pattern.test(value);

function lineOf(value: unknown): EventLine | undefined {
  if (!isObject(value)) return undefined;
  const { folder, type, recorded_at: recordedAt, effective_at: effectiveAt } = value;
  const { event_id: eventId, proof, body } = value;
  if (folder !== null && (!isNameOf(FOLDER, folder) || body !== undefined)) return undefined;
  if (typeof type !== "string" || typeof recordedAt !== "string") return undefined;
  if (!isTextOrNone(effectiveAt) || !isTextOrNone(eventId)) return undefined;
  if (proof !== undefined && !isNameOf(PROOF, proof)) return undefined;
  if (body !== undefined && !isObject(body)) return undefined;
  return { folder, type, recordedAt, effectiveAt, eventId, proof, body };
}

const areDifferent = (names: readonly string[]): boolean => new Set(names).size === names.length;

/** The lines of an archive's `events.json`; `undefined` where it is missing, odd, or names a folder twice. */
export function eventLines(files: PackFiles): readonly EventLine[] | undefined {
  const value = parseStrictJson(utf8Text(files.get(EVENTS) ?? new Uint8Array()) ?? "")?.value;
  if (!Array.isArray(value)) return undefined;
  const lines = value.map(lineOf).filter((line) => line !== undefined);
  const isSound =
    lines.length === value.length &&
    areDifferent(lines.flatMap(({ folder }) => folder ?? [])) &&
    areDifferent(lines.flatMap(({ proof }) => proof ?? []));
  return isSound ? lines : undefined;
}
