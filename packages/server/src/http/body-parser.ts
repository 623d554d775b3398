import type { IncomingMessage } from "node:http";
import { isStreamed } from "@kelisim/protocol";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { parseJsonBody } from "./json-text.ts";
import { RequestFault } from "./request-fault.ts";
import { stateOf } from "./request-state.ts";
import { unlimitBody } from "./slow-body.ts";

const CHARSET = /;\s*charset\s*=\s*"?([^";\s]*)"?/i;
const isUtf8 = (charset: string | undefined): boolean =>
  charset === undefined || /^utf-?8$/i.test(charset);

/** @throws RequestFault for what is packed, in another encoding, or not sent as the call wants it */
function checkContent(request: FastifyRequest, asLines: boolean): void {
  const encoding = request.headers["content-encoding"] ?? "identity";
  const charset = CHARSET.exec(request.headers["content-type"] ?? "")?.[1];
  const isMeant = isStreamed(stateOf(request).operation ?? "") === asLines;
  if (encoding !== "identity" || !isUtf8(charset) || !isMeant) {
    throw new RequestFault("unsupported-media-type");
  }
}

/**
 * JSON in UTF-8 is the only content type, and lines of it where the call takes many. An empty body is none, and
 * the operation says if it needs one.
 */
export function registerBodyParser(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>(
    "application/json",
    { parseAs: "buffer" },
    (request: FastifyRequest, bytes: Buffer, done) => {
      unlimitBody(request.raw);
      checkContent(request, false);
      done(null, bytes.length === 0 ? undefined : parseJsonBody(bytes));
    },
  );
  // Handed on unread: whoever takes lines reads them at its own pace.
  app.addContentTypeParser(
    "application/x-ndjson",
    async (request: FastifyRequest, bytes: IncomingMessage) => {
      checkContent(request, true);
      return bytes;
    },
  );
}
