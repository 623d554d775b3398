import { portalAssets } from "@kelisim/web";
import type { FastifyInstance } from "fastify";
import { sendPacked } from "./send-body.ts";

/** Serves style sheet and islands; a path never changes its bytes, so browsers keep them for good. */
export function registerAssets(app: FastifyInstance): Readonly<Record<string, string>> {
  const assets = portalAssets();
  for (const { path, type, bytes } of assets) {
    app.get(path, { schema: { hide: true } }, async (request, reply) => {
      void reply
        .type(type)
        .header("cache-control", "public, max-age=31536000, immutable")
        .header("vary", "Accept-Encoding")
        .header("cross-origin-resource-policy", "same-origin");
      return sendPacked(request, reply, bytes);
    });
  }
  return Object.fromEntries(assets.map(({ name, path }) => [name, path]));
}
