import { connect } from "node:net";
import assert from "node:assert/strict";

export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly error_id?: string;
  readonly failed?: string;
};

/** Checks that an answer is a problem in the form of RFC 9457, with all its headers, and gives it. */
export async function problemIn(response: Response): Promise<Problem> {
  const { headers, status } = response;
  assert.equal(headers.get("content-type"), "application/problem+json; charset=utf-8");
  assert.equal(headers.get("x-content-type-options"), "nosniff");
  assert.equal(headers.get("cache-control"), "no-store");
  assert.match(headers.get("content-security-policy") ?? "", /^default-src 'none'/);
  assert.ok(headers.get("x-request-id"));
  assert.match(headers.get("content-language") ?? "", /^(kk|ru|en)$/);
  assert.equal(headers.get("server"), null);
  assert.equal(headers.get("x-powered-by"), null);
  const problem = (await response.json()) as Problem;
  assert.equal(problem.status, status);
  assert.equal(problem.type, `urn:kelisim:problem:${problem.code}`);
  assert.ok(problem.title.length > 3 && problem.detail.length > 3);
  assert.ok((problem.errors?.length ?? 0) <= 20);
  return problem;
}

/** Sends bytes as they are and gives all that comes back until the server closes. */
export function sendRaw(url: string, bytes: string | Uint8Array): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(bytes));
    socket.setTimeout(5000, () => socket.destroy(new Error("no answer in 5 s")));
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("end", () => socket.end());
    socket.on("close", () => resolve(Buffer.concat(chunks).toString("utf8")));
    socket.on("error", reject);
  });
}
