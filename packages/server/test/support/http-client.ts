import assert from "node:assert/strict";
import type { ProblemDetails } from "@kelisim/protocol";

export type SentHeaders = Readonly<Record<string, string>>;

/** What came back, whole. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
};

/** Told of every answer, e.g. to hold it against the contract. */
export type Witness = (method: string, path: string, answer: Answer) => void;

/** `undefined` sends no body, a text or bytes go as they are, everything else as JSON. */
const bodyOf = (body: unknown): string | Buffer<ArrayBuffer> | undefined => {
  if (body === undefined || typeof body === "string") return body;
  return body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body);
};

/** Sends one request and reads its answer to the end. */
export async function send(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: SentHeaders = {},
): Promise<Answer> {
  const content = bodyOf(body);
  const response = await fetch(url + path, {
    method,
    headers: { ...(content !== undefined && { "content-type": "application/json" }), ...headers },
    ...(content !== undefined && { body: content }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The calls of one key. */
export class Api {
  readonly url: string;
  /** Bearer token; `undefined` for a caller without one. */
  readonly key: string | undefined;
  readonly #witness: Witness | undefined;

  constructor(url: string, key: string | undefined, witness?: Witness) {
    this.url = url;
    this.key = key;
    this.#witness = witness;
  }

  /** The same calls with another key. */
  as(key: string | undefined): Api {
    return new Api(this.url, key, this.#witness);
  }

  /** The same calls of the same key at another service. */
  at(url: string): Api {
    return new Api(url, this.key, this.#witness);
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: SentHeaders = {},
  ): Promise<Answer> {
    const authorization = this.key === undefined ? {} : { authorization: `Bearer ${this.key}` };
    const answer = await send(this.url, method, path, body, { ...authorization, ...headers });
    this.#witness?.(method, path, answer);
    return answer;
  }

  /** The body of a GET that must succeed. */
  async get<T>(path: string): Promise<T> {
    return done<T>(await this.send("GET", path));
  }

  /** The body of a POST that must succeed. */
  async post<T>(path: string, body?: unknown, headers: SentHeaders = {}): Promise<T> {
    return done<T>(await this.send("POST", path, body, headers));
  }

  /** The problem of a POST that must be refused. */
  async refused(path: string, body?: unknown, headers: SentHeaders = {}): Promise<Problem> {
    return problemOf(await this.send("POST", path, body, headers));
  }
}

/** The JSON of an answer that must be a success. */
export function done<T>(answer: Answer): T {
  assert.ok(answer.status === 200 || answer.status === 201, `${answer.status} ${answer.text}`);
  assert.equal(answer.headers.get("content-type"), "application/json; charset=utf-8");
  return JSON.parse(answer.text) as T;
}

export type Problem = ProblemDetails & {
  readonly request_id?: string;
  readonly superseded_by?: string;
  readonly years?: string;
};

const MEMBERS = ["type", "title", "status", "detail", "instance", "code"] as const;

/** The one problem of an answer that must be a refusal, whole and without anything of the request. */
export function problemOf(answer: Answer): Problem {
  const { headers, status, text } = answer;
  assert.equal(headers.get("content-type"), "application/problem+json; charset=utf-8", text);
  const problem = JSON.parse(text) as Problem;
  for (const member of MEMBERS) assert.ok(problem[member], `${member} is missing: ${text}`);
  assert.equal(problem.status, status);
  assert.equal(problem.type, `urn:kelisim:problem:${problem.code}`);
  assert.doesNotMatch(problem.instance, /[?#]/);
  assert.ok(status < 500, `a fault of the service: ${text}`);
  assert.ok((problem.errors?.length ?? 0) <= 20);
  assert.ok(headers.get("x-request-id"));
  assert.doesNotMatch(text, PERSONAL_NUMBER);
  return problem;
}

/** Twelve digits that are no part of an id. */
const PERSONAL_NUMBER = /(?<![0-9a-f_-])\d{12}(?![0-9a-f])/;

/** The members that a problem names, in order. */
export const pointersOf = (problem: Problem): readonly string[] =>
  (problem.errors ?? []).map(({ pointer }) => pointer);
