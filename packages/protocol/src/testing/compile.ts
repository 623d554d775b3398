import { Ajv } from "ajv";
import type { TSchema } from "typebox";
import type { ValidatorError } from "../problems/validator-error.ts";
import { formats } from "../schemas/formats.ts";

/** For the tests: a validator of a schema that gives every error, as the server's does. */
export function compile(
  schema: TSchema,
  options: { readonly coerceTypes?: boolean } = {},
): (value: unknown) => readonly ValidatorError[] {
  const ajv = new Ajv({ strict: false, allErrors: true, formats, ...options });
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? [] : (validate.errors ?? []));
}

/** For the tests: whether a schema takes a value. */
export const takes = (schema: TSchema, value: unknown): boolean =>
  compile(schema)(value).length === 0;
