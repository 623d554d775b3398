import { formats, type OperationSchemas, type ValidatorError } from "@kelisim/protocol";
import { Ajv, type ValidateFunction } from "ajv";
import type { TSchema } from "typebox";

const OPTIONS = { allErrors: true, strict: false, formats } as const;

/** Bodies are taken as they are: `"12"` is no number. */
const asSent = new Ajv(OPTIONS);
/** In a query everything is text, so numbers are read from it. */
const fromText = new Ajv({ ...OPTIONS, coerceTypes: true });

export type RequestParts = {
  readonly params: unknown;
  /** Changed in place where a text is read as a number. */
  readonly query: unknown;
  readonly body: unknown;
};

/** `unknown-id`: what stands in the path can be no id at all. */
export type RequestCheck =
  | { readonly kind: "ok" }
  | { readonly kind: "unknown-id" }
  | { readonly kind: "no-body" }
  | { readonly kind: "faults"; readonly errors: readonly ValidatorError[] };

const compiled = (ajv: Ajv, schema: TSchema | undefined): ValidateFunction | undefined =>
  schema === undefined ? undefined : ajv.compile(schema);

const errorsOf = (
  validate: ValidateFunction | undefined,
  value: unknown,
): readonly ValidatorError[] =>
  validate === undefined || validate(value) ? [] : (validate.errors ?? []);

/**
 * The check of one operation's requests. Query and body are both checked, so that every wrong member
 * is named at once; Fastify's own validation stops at the first part.
 */
export function requestCheck(schemas: OperationSchemas): (parts: RequestParts) => RequestCheck {
  const params = compiled(asSent, schemas.params);
  const query = compiled(fromText, schemas.query);
  const body = compiled(asSent, schemas.body);
  const needsBody = body !== undefined && !body(null);
  return (parts) => {
    if (errorsOf(params, parts.params).length > 0) return { kind: "unknown-id" };
    if (needsBody && parts.body === undefined) return { kind: "no-body" };
    const errors = [...errorsOf(query, parts.query), ...errorsOf(body, parts.body ?? null)];
    return errors.length === 0 ? { kind: "ok" } : { kind: "faults", errors };
  };
}

/** The check of one line of a body. */
export function lineCheck(schema: TSchema): (line: unknown) => readonly ValidatorError[] {
  const validate = asSent.compile(schema);
  return (line) => errorsOf(validate, line);
}

/** For tests and development: whether an answer is what the contract promises. */
export function answerCheck(answer: TSchema): (body: unknown) => readonly ValidatorError[] {
  const validate = asSent.compile(answer);
  return (body) => {
    const text = body instanceof Uint8Array ? Buffer.from(body).toString() : JSON.stringify(body);
    return errorsOf(validate, JSON.parse(text));
  };
}
