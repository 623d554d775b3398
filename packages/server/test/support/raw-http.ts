import { connect } from "node:net";
import type { Answer } from "./http-client.ts";

const HEAD_END = "\r\n\r\n";

/**
 * Sends bytes as they are and reads until the service closes; for what no HTTP client would send.
 * Ask for `connection: close`, unless the request is one that the service cuts off anyway.
 */
export function sendRaw(url: string, bytes: string | Uint8Array): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setTimeout(10_000, () => socket.destroy(new Error("no answer came")));
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", (error) => (chunks.length > 0 ? undefined : reject(error)));
    socket.on("close", () => resolve(readAnswer(Buffer.concat(chunks).toString("utf8"))));
  });
}

function readAnswer(whole: string): Answer {
  const end = whole.indexOf(HEAD_END);
  const [statusLine = "", ...lines] = whole.slice(0, end).split("\r\n");
  const headers = new Headers();
  for (const line of lines) {
    const colon = line.indexOf(":");
    headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return {
    status: Number(statusLine.split(" ", 2)[1]),
    headers,
    text: whole.slice(end + HEAD_END.length),
  };
}
