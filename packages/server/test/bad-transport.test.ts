import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { PROBLEMS, type ProblemCode } from "@kelisim/protocol";
import { newBin, newIin } from "./support/fictitious-numbers.ts";
import {
  Api,
  pointersOf,
  problemOf,
  type Answer,
  type SentHeaders,
} from "./support/http-client.ts";
import { sendRaw } from "./support/raw-http.ts";
import { RowCounter } from "./support/row-counts.ts";
import { SERVED } from "./support/served.ts";
import { startService, type Service } from "./support/service.ts";

type Refused = readonly [status: number, code: ProblemCode];

const MALFORMED: Refused = [400, "malformed-json"];
const BAD: Refused = [400, "bad-request"];
const TOO_LARGE: Refused = [413, "body-too-large"];
const MEDIA: Refused = [415, "unsupported-media-type"];
const NOT_FOUND: Refused = [404, "not-found"];

const party = (more: object = {}): object => ({
  bin: newBin(),
  name: "Ұйым",
  sector: "non-state",
  roles: ["owner"],
  ...more,
});
const text = (more: object = {}): string => JSON.stringify(party(more));
const nested = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);

const BODIES: readonly (readonly [name: string, body: string | Uint8Array, refused: Refused])[] = [
  ["malformed JSON", "{bin:1}", MALFORMED],
  ["a trailing comma", text().replace("}", ",}"), MALFORMED],
  ["single quotes", text().replaceAll('"', "'"), MALFORMED],
  ["NaN", text().replace('"non-state"', "NaN"), MALFORMED],
  ["truncated JSON", text().slice(0, -5), MALFORMED],
  ["two values", `${text()}${text()}`, MALFORMED],
  ["an empty body", "", MALFORMED],
  ["blanks only", "  \n ", MALFORMED],
  ["a NUL outside of a text", `${text()}\0`, MALFORMED],
  [
    "invalid UTF-8",
    Buffer.concat([Buffer.from('{"bin":"'), Buffer.from([0xc3, 0x28, 0x22, 0x7d])]),
    MALFORMED,
  ],
  ["UTF-16", Buffer.from(text(), "utf16le"), MALFORMED],
  ["100,000 levels of nesting", nested(100_000), TOO_LARGE],
  ["30,000 levels of nesting", nested(30_000), BAD],
  ["33 levels of nesting in a member", `{"bin":${nested(33)}}`, BAD],
  ["a __proto__ member", text().replace("{", '{"__proto__":{"admin":true},'), BAD],
  ["an escaped __proto__ member", text().replace("{", '{"\\u005f_proto__":{},'), BAD],
  ["a constructor with a prototype", text({ constructor: { prototype: { admin: true } } }), BAD],
  ["70 kB", text({ name: "а".repeat(35_000) }), TOO_LARGE],
  ["10 MB", text({ name: "x".repeat(10 * 1024 * 1024) }), TOO_LARGE],
];

const JSON_TYPE = "application/json";
const HEADERS: readonly (readonly [name: string, headers: SentHeaders, refused: Refused])[] = [
  ["text/plain", { "content-type": "text/plain" }, MEDIA],
  ["a form", { "content-type": "application/x-www-form-urlencoded" }, MEDIA],
  ["XML", { "content-type": "application/xml" }, MEDIA],
  ["a type that only begins like JSON", { "content-type": "application/jsonp" }, MEDIA],
  ["a content type that is none", { "content-type": ";;;" }, MEDIA],
  ["another charset", { "content-type": `${JSON_TYPE}; charset=windows-1251` }, MEDIA],
  ["an encoding", { "content-encoding": "gzip" }, MEDIA],
  [
    "an Idempotency-Key of 256 characters",
    { "idempotency-key": "k".repeat(256) },
    [400, "idempotency-key-invalid"],
  ],
  [
    "an Idempotency-Key beyond ASCII",
    { "idempotency-key": "clé" },
    [400, "idempotency-key-invalid"],
  ],
  ["an empty Idempotency-Key", { "idempotency-key": "" }, [400, "idempotency-key-invalid"]],
];

const PATHS: readonly (readonly [name: string, path: string, refused: Refused])[] = [
  ["an unknown route", "/v1/unknown", NOT_FOUND],
  ["a route in capitals", "/V1/PARTIES", NOT_FOUND],
  ["a route with a slash too many", "/v1/parties/", NOT_FOUND],
  ["an IIN in the path", `/v1/persons/${newIin()}`, NOT_FOUND],
  ["an IIN for an id", `/v1/purposes/${newIin()}`, NOT_FOUND],
  ["an id of 650 characters", `/v1/purposes/pur_${"0".repeat(646)}`, NOT_FOUND],
  ["an over-long path", `/v1/purposes/${"a".repeat(8000)}`, NOT_FOUND],
  ["a path of many segments", `/v1${"/a".repeat(3000)}`, NOT_FOUND],
  ["an encoded NUL for an id", "/v1/purposes/%00", NOT_FOUND],
  ["a broken percent-encoding", "/v1/purposes/%ZZ", BAD],
  ["an encoding of no character", "/v1/purposes/%C3%28", BAD],
];

const LIMITS = ["0", "-1", "201", "abc", "1.5", "1e9", "", "%00", "٥", "1&limit=2"];

const QUERIES: readonly (readonly [query: string, pointers: readonly string[]])[] = [
  ...LIMITS.map((limit) => [`/v1/parties?limit=${limit}`, ["/limit"]] as const),
  ["/v1/parties?cursor=", ["/cursor"]],
  ["/v1/parties?cursor=made-up", ["/cursor"]],
  [`/v1/parties?cursor=${"A".repeat(200)}`, ["/cursor"]],
  [`/v1/parties?cursor=${"A".repeat(2000)}`, ["/cursor"]],
  ["/v1/parties?cursor=%00", ["/cursor"]],
  ["/v1/parties?surprise=1", ["/surprise"]],
  ["/v1/parties?limit=abc&surprise=1", ["/limit", "/surprise"]],
  ["/v1/parties?__proto__=1", ["/__proto__"]],
  ["/v1/parties?constructor=1", ["/constructor"]],
  [`/v1/parties?${newIin()}=1`, [""]],
  ["/v1/purposes?status=open", ["/status"]],
  ["/v1/purposes?status=active&status=draft", ["/status"]],
  ["/v1/calendar/deadline", ["/received_at", "/working_days"]],
  [
    "/v1/calendar/deadline?received_at=2026-02-30&working_days=0",
    ["/received_at", "/working_days"],
  ],
  [
    "/v1/calendar/deadline?received_at=yesterday&working_days=367",
    ["/received_at", "/working_days"],
  ],
];

/** `search` is also an id that no consent has. */
const isServedBy = (path: string, served: string): boolean =>
  served === path || served === path.replace(/search$/, "{id}");

const methodsOf = (path: string): readonly string[] =>
  SERVED.filter((each) => isServedBy(path, each.path)).flatMap(({ method }) =>
    method === "GET" ? ["GET", "HEAD"] : [method],
  );

describe("Bad transport", () => {
  let service: Service;
  let admin: Api;
  let rows: RowCounter;

  before(async () => {
    service = await startService({ engine: "postgres" });
    admin = new Api(service.url, service.admin.text);
    rows = new RowCounter(service.store.db);
  });
  after(() => service.close());

  async function refused(act: () => Promise<Answer>, [status, code]: Refused) {
    const problem = problemOf(await rows.unchangedBy(act));
    assert.deepEqual([problem.status, problem.code], [status, code]);
    return problem;
  }

  for (const [name, body, wanted] of BODIES) {
    test(`${name}: ${wanted.join(" ")}`, async () => {
      await refused(() => admin.send("POST", "/v1/parties", body), wanted);
    });
  }

  test("no body at all: 400 malformed-json", async () => {
    await refused(() => admin.send("POST", "/v1/parties"), MALFORMED);
  });

  for (const [name, headers, wanted] of HEADERS) {
    test(`${name}: ${wanted.join(" ")}`, async () => {
      await refused(() => admin.send("POST", "/v1/parties", party(), headers), wanted);
    });
  }

  test("a wrong content type of an access question: 400", async () => {
    const asked = () =>
      admin
        .as(undefined)
        .send("POST", "/access/v1/evaluation", "{}", { "content-type": "text/plain" });
    await refused(asked, [401, "unauthenticated"]);
    const world = await admin.post<{ id: string }>("/v1/parties", party());
    const { key } = await admin.post<{ key: string }>(`/v1/parties/${world.id}/api-keys`, {
      label: "k",
      scopes: ["access:decide"],
    });
    const sent = () =>
      admin.as(key).send("POST", "/access/v1/evaluation", "{}", { "content-type": "text/plain" });
    await refused(sent, [400, "unsupported-media-type"]);
  });

  test("10,000 list items: 422 at the list", async () => {
    const roles = Array.from({ length: 10_000 }, () => "x");
    const act = () => admin.send("POST", "/v1/parties", party({ roles }));
    const problem = await refused(act, [422, "invalid-request"]);
    assert.ok(pointersOf(problem).includes("/roles"));
  });

  for (const [name, path, wanted] of PATHS) {
    test(`${name}: ${wanted.join(" ")}`, async () => {
      await refused(() => admin.send("GET", path), wanted);
    });
  }

  for (const [query, pointers] of QUERIES) {
    test(`GET ${query.replaceAll(/\d{12}/g, "IIN").slice(0, 80)} names ${pointers.join(" and ")}`, async () => {
      const problem = await refused(() => admin.send("GET", query), [422, "invalid-request"]);
      assert.deepEqual(pointersOf(problem).toSorted(), [...pointers].toSorted());
    });
  }

  for (const path of new Set(SERVED.map((operation) => operation.path))) {
    test(`a method that ${path} does not take: 405 with those that it does`, async () => {
      for (const method of ["DELETE", "PUT", "PATCH", "OPTIONS"]) {
        const answer = await admin.send(
          method,
          path.replaceAll(/\{\w+\}/g, `pur_${"0".repeat(32)}`),
        );
        await refused(async () => answer, [405, "method-not-allowed"]);
        const named = (answer.headers.get("allow") ?? "").split(", ");
        assert.deepEqual(named.toSorted(), methodsOf(path).toSorted());
      }
    });
  }

  const RAW: readonly (readonly [string, string, number])[] = [
    [
      "two different Content-Length",
      "POST /v1/parties HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
      400,
    ],
    [
      "the same Content-Length twice",
      "POST /v1/parties HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
      400,
    ],
    [
      "Content-Length beside chunks",
      "POST /v1/parties HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      400,
    ],
    [
      "a Content-Length that is no number",
      "POST /v1/parties HTTP/1.1\r\nHost: a\r\nContent-Length: two\r\n\r\n{}",
      400,
    ],
    ["something that is no HTTP", "HELLO\r\n\r\n", 400],
    [
      "a header without an end of its name",
      "GET /v1/parties HTTP/1.1\r\nHost: a\r\nno colon here\r\n\r\n",
      400,
    ],
    ["a request without Host", "GET /v1/parties HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
    [
      "64 kB of headers",
      `GET /v1/parties HTTP/1.1\r\nHost: a\r\nX-Long: ${"x".repeat(65_536)}\r\n\r\n`,
      431,
    ],
  ];
  for (const [name, bytes, status] of RAW) {
    test(`${name}: ${status}`, async () => {
      await refused(() => sendRaw(service.url, bytes), [status, "bad-request"]);
    });
  }

  const LANGUAGES = [
    [undefined, "kk"],
    ["kk", "kk"],
    ["kk-KZ,ru;q=0.8", "kk"],
    ["ru", "ru"],
    ["ru-KZ", "ru"],
    ["en-GB,en;q=0.9", "en"],
    ["de", "kk"],
    [",,;q=x", "kk"],
  ] as const;
  for (const [accept, language] of LANGUAGES) {
    test(`Accept-Language ${accept ?? "left out"}: the problem is in ${language}`, async () => {
      const headers: SentHeaders = accept === undefined ? {} : { "accept-language": accept };
      const answer = await admin.send("POST", "/v1/parties", {}, headers);
      const problem = problemOf(answer);
      assert.equal(problem.title, PROBLEMS["invalid-request"].title[language]);
      assert.equal(answer.headers.get("content-language"), language);
      const missing = await admin.send("GET", "/v1/nothing", undefined, headers);
      assert.equal(problemOf(missing).title, PROBLEMS["not-found"].title[language]);
    });
  }

  test("an X-Request-ID comes back, and one that cannot is replaced", async () => {
    const echoed = await admin.send("GET", "/v1/parties", undefined, { "x-request-id": "my-id.1" });
    assert.equal(echoed.headers.get("x-request-id"), "my-id.1");
    for (const id of ["", "a b", "x".repeat(129), "é"]) {
      const made = await admin.send("GET", "/v1/parties", undefined, { "x-request-id": id });
      assert.match(made.headers.get("x-request-id") ?? "", /^[0-9a-f-]{36}$/);
    }
  });
});
