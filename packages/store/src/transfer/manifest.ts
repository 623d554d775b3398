import type { Manifest } from "./backup-format.ts";

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const parsed = (line: string): Members | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    return isMembers(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** The format that a file says it is in; `undefined` for what is no backup. */
export function formatOf(line: string): number | undefined {
  const format = parsed(line)?.["kelisim_backup"];
  return typeof format === "number" ? format : undefined;
}

const isText = (value: unknown): value is string => typeof value === "string";
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

const isList = (value: unknown, check: (each: Members) => boolean): boolean =>
  Array.isArray(value) && value.every((each) => isMembers(each) && check(each));

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

const isMonths = (value: unknown): boolean =>
  Array.isArray(value) && value.every((each) => isText(each) && /^\d{4}-\d{2}-01$/.test(each));

const isTable = (table: Members): boolean =>
  isText(table["name"]) &&
  isList(table["columns"], (column) => isText(column["name"]) && isText(column["type"])) &&
  isTexts(table["key"]) &&
  typeof table["monthly"] === "boolean" &&
  isCount(table["rows"]) &&
  isText(table["checksum"]) &&
  isMonths(table["months"]);

const isService = (value: unknown): boolean =>
  isMembers(value) &&
  isText(value["id"]) &&
  (value["kind"] === "state" || value["kind"] === "non-state");

/** A manifest of this format with every member in its place; `undefined` for anything else. */
export function manifestOf(line: string): Manifest | undefined {
  const value = parsed(line);
  const isWhole =
    value !== undefined &&
    [value["release"], value["taken_at"], value["keys"], value["engine"]].every(isText) &&
    isService(value["service"]) &&
    isList(value["migrations"], (each) => isText(each["name"]) && isText(each["sha256"])) &&
    isList(value["tables"], isTable);
  return isWhole ? (value as unknown as Manifest) : undefined;
}
