import swagger, { type FastifyDynamicSwaggerOptions } from "@fastify/swagger";
import {
  isStreamed,
  mediaTypeOf,
  operation,
  OPERATION_SCHEMAS,
  type OperationSchemas,
} from "@kelisim/protocol";
import type { FastifyInstance, FastifySchema } from "fastify";
import type { OperationDef } from "../define-operation.ts";
import { documentedRoute } from "../rest-of-path.ts";
import { components, withReferences, type JsonSchema } from "./components.ts";
import { describeProblems, problemsByStatus } from "./problem-lists.ts";
import { CONTRACT_TEXT } from "./texts.ts";

const OPTIONS: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: "3.1.0",
    info: { title: "Kelisim", version: "1", description: CONTRACT_TEXT },
    components: {
      securitySchemes: {
        apiKey: { type: "http", scheme: "bearer", description: "An API key, `kel_…`." },
      },
    },
  },
  hideUntagged: true,
  convertConstToEnum: false,
  refResolver: { buildLocalReference: ({ $id: id }) => (typeof id === "string" ? id : "unnamed") },
  transform: ({ schema, url }) => ({ schema, url: documentedRoute(url) }),
  transformObject: (document) => {
    if (!("openapiObject" in document)) return document.swaggerObject;
    for (const path of Object.values(document.openapiObject.paths ?? {})) {
      const body = path?.post?.requestBody;
      // An act that needs no body may be called without one; the generator calls every body required.
      if (body !== undefined && "content" in body && takesNoBody(body.content)) {
        body.required = false;
      }
    }
    return document.openapiObject;
  },
};

const takesNoBody = (content: Readonly<Record<string, { schema?: unknown }>>): boolean => {
  const schema = content["application/json"]?.schema;
  return JSON.stringify(schema)?.includes('"type":["object","null"]') ?? false;
};

/** Collects the routes that come after it into an OpenAPI document. */
export async function registerOpenApi(app: FastifyInstance): Promise<void> {
  for (const schema of components()) app.addSchema(schema);
  await app.register(swagger, OPTIONS);
}

const plain = (schema: unknown): JsonSchema => JSON.parse(JSON.stringify(schema)) as JsonSchema;

const needs = (def: OperationDef): string => {
  const { auth, scopes } = operation(def.id);
  if (auth === "none") return "Open to everybody: needs no key.";
  if (scopes.length === 0) return "Needs a key; any scope.";
  return `Needs a key with ${scopes.map((scope) => `\`${scope}\``).join(" or ")}.`;
};

const repeats = (def: OperationDef): string =>
  def.render === undefined ? "" : " Takes `Idempotency-Key`.";

const IDEMPOTENCY_HEADER = {
  type: "object",
  properties: {
    "idempotency-key": { type: "string", minLength: 1, maxLength: 255, pattern: "^[ -~]+$" },
  },
};

/** Lines of JSON: the schema is that of one line. What is no JSON has the schema of the whole. */
const contentTypeOf = ({ id }: OperationDef): string => mediaTypeOf(id).replace(/;.*$/, "");

const tellsLines = ({ id }: OperationDef): string =>
  isStreamed(id) ? " Each line is a JSON value of its own; what is described is one line." : "";

function responses(def: OperationDef): Record<string, JsonSchema> {
  const { successStatus } = operation(def.id);
  const { answer }: OperationSchemas = OPERATION_SCHEMAS[def.id];
  const success = {
    description: "Done.",
    content: { [contentTypeOf(def)]: { schema: withReferences(answer) } },
  };
  const problems = [...problemsByStatus(def)].map(([status, codes]): [string, JsonSchema] => [
    String(status),
    {
      description: describeProblems(codes),
      content: { "application/problem+json": { schema: { $ref: "ProblemDetails#" } } },
    },
  ]);
  return { [successStatus]: success, ...Object.fromEntries(problems) };
}

/** The description of an operation, as the generator wants it on the route. */
export function documentation(def: OperationDef): FastifySchema {
  const { auth, summary, tag } = operation(def.id);
  const { body, params, query }: OperationSchemas = OPERATION_SCHEMAS[def.id];
  return {
    operationId: def.id,
    summary,
    description: `${needs(def)}${repeats(def)}${tellsLines(def)}`,
    tags: [tag],
    security: auth === "key" ? [{ apiKey: [] }] : [],
    ...(params !== undefined && { params: plain(params) }),
    ...(query !== undefined && { querystring: plain(query) }),
    ...(body !== undefined && { body: withReferences(body), consumes: [contentTypeOf(def)] }),
    ...(def.render !== undefined && { headers: IDEMPOTENCY_HEADER }),
    response: responses(def),
  };
}
