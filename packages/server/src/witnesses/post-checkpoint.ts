import { request as requestHttp, type RequestOptions } from "node:http";
import { request as requestHttps } from "node:https";
import type { WebhookErrorName } from "@kelisim/protocol";
import { pinned, wordFor, type SendOptions } from "../webhooks/send.ts";
import type { Target } from "../webhooks/target.ts";

/** What came back from a witness; `aborted` where the service stopped before anybody knew. */
export type Posted =
  | {
      readonly kind: "answered";
      readonly status: number;
      /** Without parameters, in small letters. */
      readonly mediaType: string;
      readonly body: string;
    }
  | { readonly kind: "failed"; readonly error: WebhookErrorName | "answer-too-long" }
  | { readonly kind: "aborted" };

/** Some signature lines; nobody sends more in good faith. */
const MOST_ANSWER_BYTES = 64 * 1024;

/** Posts a text to a checked address and reads the answer. Follows no redirect, keeps no connection. Never throws. */
export function postCheckpoint(
  target: Target,
  text: string,
  { timeoutMs, signal }: SendOptions,
): Promise<Posted> {
  const request = target.url.protocol === "https:" ? requestHttps : requestHttp;
  const settings: RequestOptions = {
    method: "POST",
    agent: false,
    lookup: pinned(target),
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "content-length": Buffer.byteLength(text),
      "user-agent": "Kelisim-Log/1",
    },
  };
  return new Promise((resolve) => {
    const call = request(target.url, settings);
    const finish = (posted: Posted): void => {
      clearTimeout(clock);
      signal.removeEventListener("abort", onAbort);
      call.destroy();
      resolve(posted);
    };
    const onAbort = (): void => finish({ kind: "aborted" });
    const clock = setTimeout(() => finish({ kind: "failed", error: "timeout" }), timeoutMs);
    signal.addEventListener("abort", onAbort, { once: true });
    const failed = (error: unknown): void => finish({ kind: "failed", error: wordFor(error) });
    call.on("error", failed);
    call.on("response", (response) => {
      const chunks: Buffer[] = [];
      let taken = 0;
      response.on("data", (chunk: Buffer) => {
        taken += chunk.length;
        chunks.push(chunk);
        if (taken > MOST_ANSWER_BYTES) finish({ kind: "failed", error: "answer-too-long" });
      });
      response.on("error", failed);
      response.on("close", () => {
        if (!response.complete) return finish({ kind: "failed", error: "connection-lost" });
        const [mediaType = ""] = (response.headers["content-type"] ?? "").split(";", 1);
        finish({
          kind: "answered",
          status: response.statusCode ?? 0,
          mediaType: mediaType.trim().toLowerCase(),
          body: Buffer.concat(chunks).toString("utf8"),
        });
      });
    });
    if (signal.aborted) onAbort();
    else call.end(text);
  });
}
