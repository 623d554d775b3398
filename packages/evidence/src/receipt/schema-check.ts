import { canonicalJson } from "./canonical-json.ts";
import type { Schema } from "./schema-parts.ts";

const step = (pointer: string, key: string | number): string =>
  `${pointer}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isType = (value: unknown, type: NonNullable<Schema["type"]>): boolean => {
  switch (type) {
    case "object":
      return isObject(value);
    case "array":
      return Array.isArray(value);
    case "integer":
      return Number.isSafeInteger(value);
    case "string":
    case "boolean":
      return typeof value === type;
  }
};

function textFits(value: string, { enum: words, pattern, minLength, maxLength }: Schema): boolean {
  // The schema counts characters, not their halves.
  const length = Array.from(value).length;
  return (
    (words === undefined || words.includes(value)) &&
    (pattern === undefined || new RegExp(pattern, "u").test(value)) &&
    (minLength === undefined || length >= minLength) &&
    (maxLength === undefined || length <= maxLength)
  );
}

/**
 * Where a value breaks a schema: a JSON pointer, `""` for the whole; `undefined` where it keeps it.
 * @param root where `$ref` points into
 */
export function schemaFault(
  value: unknown,
  schema: Schema,
  root: Schema,
  pointer = "",
): string | undefined {
  if (schema.$ref !== undefined) {
    const found = root.$defs?.[schema.$ref.slice("#/$defs/".length)];
    if (found === undefined) throw new RangeError(`no such schema: ${schema.$ref}`);
    return schemaFault(value, found, root, pointer);
  }
  if (schema.anyOf !== undefined) {
    const fits = schema.anyOf.some((one) => schemaFault(value, one, root, pointer) === undefined);
    return fits ? undefined : pointer;
  }
  if ("const" in schema) {
    return canonicalJson(value) === canonicalJson(schema.const) ? undefined : pointer;
  }
  if (schema.type !== undefined && !isType(value, schema.type)) return pointer;
  if (typeof value === "string") return textFits(value, schema) ? undefined : pointer;
  if (typeof value === "number") {
    const { minimum = value, maximum = value } = schema;
    return value >= minimum && value <= maximum ? undefined : pointer;
  }
  if (Array.isArray(value)) return listFault(value, schema, root, pointer);
  return isObject(value) ? membersFault(value, schema, root, pointer) : undefined;
}

function listFault(
  value: readonly unknown[],
  { items, minItems = 0, maxItems = value.length }: Schema,
  root: Schema,
  pointer: string,
): string | undefined {
  if (value.length < minItems || value.length > maxItems) return pointer;
  if (items === undefined) return undefined;
  for (const [index, each] of value.entries()) {
    const fault = schemaFault(each, items, root, step(pointer, index));
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function membersFault(
  value: Readonly<Record<string, unknown>>,
  { properties = {}, required = [], additionalProperties }: Schema,
  root: Schema,
  pointer: string,
): string | undefined {
  const missing = required.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) return step(pointer, missing);
  for (const [name, each] of Object.entries(value)) {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (schema === undefined) {
      if (additionalProperties === false) return step(pointer, name);
      continue;
    }
    const fault = schemaFault(each, schema, root, step(pointer, name));
    if (fault !== undefined) return fault;
  }
  return undefined;
}
