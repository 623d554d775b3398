import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";

const gzipped = promisify(gzip);
const brotli = promisify(brotliCompress);

/** Shorter bodies are not worth the work. */
const WORTH_BYTES = 1024;
/** Middling: a page is packed while somebody waits. */
const QUALITY = 5;

/** Sends text packed as the browser likes it: on a slow line most of the waiting is bytes. */
export async function sendPacked(
  request: FastifyRequest,
  reply: FastifyReply,
  body: string | Uint8Array,
): Promise<FastifyReply> {
  const bytes = Buffer.from(body);
  const accepted = request.headers["accept-encoding"] ?? "";
  if (bytes.length < WORTH_BYTES) return reply.send(bytes);
  if (/\bbr\b/.test(accepted)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY };
    return reply.header("content-encoding", "br").send(await brotli(bytes, { params }));
  }
  return /\bgzip\b/.test(accepted)
    ? reply.header("content-encoding", "gzip").send(await gzipped(bytes))
    : reply.send(bytes);
}
