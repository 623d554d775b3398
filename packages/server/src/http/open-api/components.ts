import * as protocol from "@kelisim/protocol";
import { OPERATION_SCHEMAS, type OperationSchemas } from "@kelisim/protocol";

/** A JSON Schema as plain data. */
export type JsonSchema = { readonly [keyword: string]: unknown };

const isRecord = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** TypeBox marks its schemas; the marks are left out of JSON. */
const isSchema = (value: unknown): value is JsonSchema => isRecord(value) && "~kind" in value;

/** The schemas that the protocol exports by name, by their text: a copy counts as the schema itself. */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(protocol)
    .filter(([, value]) => isSchema(value))
    .map(([name, value]): [string, string] => [JSON.stringify(value), name])
    .toReversed(),
);

const nameOf = (schema: unknown): string | undefined =>
  isRecord(schema) ? NAMES.get(JSON.stringify(schema)) : undefined;

const mapValue = (value: unknown, found: (name: string, schema: JsonSchema) => void): unknown => {
  if (Array.isArray(value)) return value.map((item) => mapValue(item, found));
  if (!isRecord(value)) return value;
  const name = nameOf(value);
  if (name !== undefined) {
    found(name, value);
    return { $ref: `${name}#` };
  }
  return mapMembers(value, found);
};

const mapMembers = (
  value: JsonSchema,
  found: (name: string, schema: JsonSchema) => void,
): JsonSchema =>
  Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapValue(member, found)]));

/** A copy of a schema in which every named one is a reference. */
export const withReferences = (schema: unknown): JsonSchema => {
  const mapped = mapValue(schema, () => undefined);
  return isRecord(mapped) ? mapped : {};
};

/** The named schemas that bodies and answers use, each with its own references. */
export function components(): readonly JsonSchema[] {
  const made = new Map<string, JsonSchema>();
  const add = (name: string, schema: JsonSchema): void => {
    if (made.has(name)) return;
    made.set(name, {});
    made.set(name, { $id: name, ...mapMembers(schema, add) });
  };
  const all: readonly OperationSchemas[] = Object.values(OPERATION_SCHEMAS);
  for (const { body, answer } of all) mapValue([body, answer], add);
  mapValue(protocol.ProblemDetails, add);
  return [...made.values()];
}
