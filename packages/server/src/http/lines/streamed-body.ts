import { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import { emptyBodyFault } from "../json-text.ts";
import type { StreamedBody } from "../operation.ts";
import { unlimitBody } from "../slow-body.ts";

/**
 * The lines of a request as they come; they may take as long as they take. `undefined` where the call has none.
 * @throws RequestFault where a call that wants lines has no body
 */
export function streamedBody({ body, raw, method }: FastifyRequest): StreamedBody | undefined {
  if (method === "GET") return undefined;
  if (!(body instanceof Readable)) throw emptyBodyFault();
  unlimitBody(raw);
  // Whoever stops reading has still to say why: destroying the body would end the connection.
  return { bytes: body.iterator({ destroyOnReturn: false }) };
}
