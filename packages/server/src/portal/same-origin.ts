import type { FastifyRequest } from "fastify";

/** Browsers name the page that a form comes from: a foreign one is refused, whatever token it carries. */
export function isFromHere({ headers }: FastifyRequest, baseUrl: string): boolean {
  const { origin } = headers;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  if (origin === undefined) return true;
  if (origin === new URL(baseUrl).origin) return true;
  // Reached by another name of this machine, without a public address that says which one is right.
  return URL.canParse(origin) && new URL(origin).host === headers.host;
}
