import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

const VISIBLE = /^[\x21-\x7e]{1,128}$/;

/** The `X-Request-ID` of the client, if it is 1–128 visible ASCII characters; otherwise a new one. */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const sent = headers["x-request-id"];
  return typeof sent === "string" && VISIBLE.test(sent) ? sent : randomUUID();
}
