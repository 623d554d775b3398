import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { problemDetails } from "@kelisim/protocol";
import { answerHeaders } from "./answer-headers.ts";

const STATUS: ReadonlyMap<string, number> = new Map([
  ["ERR_HTTP_REQUEST_TIMEOUT", 408],
  ["HPE_HEADER_OVERFLOW", 431],
]);

/**
 * Answers what is no HTTP, straight on the socket: no request has come of it. In Kazakh, because its
 * headers were not read. Nothing of it is logged: it may hold anything.
 */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed) return;
  const status = STATUS.get(error.code ?? "") ?? 400;
  const body = JSON.stringify(
    problemDetails({ code: "bad-request", language: "kk", instance: "/", status }),
  );
  const headers = Object.entries({
    ...answerHeaders(randomUUID()),
    "content-type": "application/problem+json; charset=utf-8",
    "content-language": "kk",
    "content-length": String(Buffer.byteLength(body)),
    connection: "close",
  });
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  if (socket.writable)
    socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n${body}`);
  socket.destroySoon();
}
