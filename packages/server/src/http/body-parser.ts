import type { FastifyInstance, FastifyRequest } from "fastify";
import { parseJsonBody } from "./json-text.ts";
import { RequestFault } from "./request-fault.ts";

const CHARSET = /;\s*charset\s*=\s*"?([^";\s]*)"?/i;
const isUtf8 = (charset: string | undefined): boolean =>
  charset === undefined || /^utf-?8$/i.test(charset);

/** JSON in UTF-8 is the only content type. An empty body is none, and the operation says if it needs one. */
export function registerBodyParser(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>(
    "application/json",
    { parseAs: "buffer" },
    async (request: FastifyRequest, bytes: Buffer) => {
      const encoding = request.headers["content-encoding"] ?? "identity";
      const charset = CHARSET.exec(request.headers["content-type"] ?? "")?.[1];
      if (encoding !== "identity" || !isUtf8(charset)) {
        throw new RequestFault("unsupported-media-type");
      }
      return bytes.length === 0 ? undefined : parseJsonBody(bytes);
    },
  );
}
