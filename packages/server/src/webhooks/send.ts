import { request as requestHttp, type IncomingMessage, type RequestOptions } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import type { WebhookErrorName } from "@kelisim/protocol";
import type { Target } from "./target.ts";

/** How a sending ended; `aborted` where the service stopped before anybody knew. */
export type Sent =
  | { readonly kind: "answered"; readonly httpStatus: number }
  | { readonly kind: "failed"; readonly error: WebhookErrorName }
  | { readonly kind: "aborted" };

export type Message = {
  readonly target: Target;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type SendOptions = {
  /** Milliseconds for connecting, sending and the answer together. */
  readonly timeoutMs: number;
  /** Breaks it off. */
  readonly signal: AbortSignal;
};

/** Of an answer's body that many bytes are taken in before the connection is cut; none is looked at. */
const MOST_ANSWER_BYTES = 64 * 1024;

/** Gives the addresses that were checked, and asks nobody again. */
export const pinned =
  ({ addresses }: Target): LookupFunction =>
  (_host, options, done) => {
    const [first] = addresses;
    if (options.all === true) return done(null, [...addresses]);
    return done(null, first?.address ?? "", first?.family);
  };

const isTls = (code: string): boolean =>
  /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|EPROTO)|CERT/.test(code);

/** Several addresses that all refused come as one error with a list. */
const codeOf = (error: unknown): string => {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : "";
};

/** The word for why a connection failed. */
export function wordFor(error: unknown): WebhookErrorName {
  const code = codeOf(error);
  if (code === "ETIMEDOUT") return "timeout";
  if (/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/.test(code)) {
    return "connection-refused";
  }
  return isTls(code) ? "tls" : "connection-lost";
}

/** Takes in the answer until its end or its bound, so that a decent receiver sees a decent end. */
function drain(response: IncomingMessage, done: () => void): void {
  let taken = 0;
  response.on("data", (chunk: Buffer) => {
    taken += chunk.length;
    if (taken > MOST_ANSWER_BYTES) done();
  });
  response.on("close", done);
  response.on("error", done);
}

/** Posts a message to a checked address. Follows no redirect, keeps no connection. Never throws. */
export function send({ target, headers, body }: Message, options: SendOptions): Promise<Sent> {
  const { url } = target;
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  const settings: RequestOptions = {
    method: "POST",
    agent: false,
    lookup: pinned(target),
    headers: {
      ...headers,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "user-agent": "Kelisim-Webhooks/1",
    },
  };
  return new Promise((resolve) => {
    let answered: Sent | undefined;
    const call = request(url, settings);
    const finish = (sent: Sent): void => {
      clearTimeout(clock);
      options.signal.removeEventListener("abort", onAbort);
      call.destroy();
      resolve(answered ?? sent);
    };
    const onAbort = (): void => finish({ kind: "aborted" });
    const clock = setTimeout(() => finish({ kind: "failed", error: "timeout" }), options.timeoutMs);
    options.signal.addEventListener("abort", onAbort, { once: true });
    call.on("error", (error) => finish({ kind: "failed", error: wordFor(error) }));
    call.on("response", (response) => {
      const httpStatus = response.statusCode ?? 0;
      answered = { kind: "answered", httpStatus };
      drain(response, () => finish({ kind: "answered", httpStatus }));
    });
    if (options.signal.aborted) onAbort();
    else call.end(body);
  });
}
