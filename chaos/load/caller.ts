import type { Journal } from "../journal.ts";

/** One service as clients see it. */
export type Target = { readonly name: string; readonly url: string };

export type Request = {
  readonly path: string;
  readonly body: object;
  readonly apiKey: string;
  readonly idempotencyKey?: string;
};

/** A success, or that there was none; the journal knows the rest. */
export type Heard =
  | { readonly ok: true; readonly body: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly mayRepeat: boolean };

/** Longer than any fault holds an answer up. */
const PATIENCE_MS = 20_000;

type Problem = { readonly code?: string; readonly detail?: string };

/** Sends one request once. What is no success goes into the journal. */
export async function call(journal: Journal, target: Target, request: Request): Promise<Heard> {
  const { path, body, apiKey, idempotencyKey } = request;
  const sentAt = performance.now();
  const odd = {
    ...{ service: target.name, call: path.replaceAll(/[a-z]{3}_[\w-]+/g, "{id}"), sentAt },
  };
  try {
    const response = await fetch(target.url + path, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${apiKey}`,
        ...(idempotencyKey !== undefined && { "idempotency-key": idempotencyKey }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    const { status } = response;
    if (status === 200 || status === 201) {
      return { ok: true, body: JSON.parse(text) as Readonly<Record<string, unknown>> };
    }
    const { code = "none", detail = "" } = parsed(text);
    const saysWhatToDo = response.headers.has("retry-after") && detail !== "";
    journal.oddly({ ...odd, status, code, saysWhatToDo, heardAt: performance.now() });
    return { ok: false, mayRepeat: status === 503 };
  } catch (error) {
    const code = error instanceof Error ? error.name : "unknown";
    const heardAt = performance.now();
    journal.oddly({ ...odd, status: "no answer", code, saysWhatToDo: false, heardAt });
    return { ok: false, mayRepeat: true };
  }
}

function parsed(text: string): Problem {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return {};
  }
}
