import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { FastifyInstance } from "fastify";
import { buildApp } from "../app.ts";
import { createLogger } from "../operate/logger.ts";
import { defineOperation } from "./define-operation.ts";
import { ok, problem } from "./operation.ts";
import { problemIn, sendRaw } from "./testing/http-client.ts";
import { testService, type TestService } from "./testing/test-service.ts";

/** Operations of the contract whose handlers say what reached them. */
const reached: unknown[] = [];
const OPERATIONS = [
  defineOperation({
    id: "create-data-category",
    handle: async ({ body }) => {
      reached.push(body);
      if (body.code === "bug") throw new Error("Айгерім 900101300810");
      if (body.code === "taken") return problem("code-taken");
      return ok(body);
    },
  }),
  defineOperation({ id: "list-parties", handle: async ({ query }) => ok(query) }),
  defineOperation({
    id: "close-purpose",
    handle: async ({ body }) => ok({ body: body ?? "none" }),
  }),
  defineOperation({ id: "search-consents", handle: async () => problem("unknown-reference") }),
  defineOperation({ id: "evaluate-access", handle: async ({ body }) => ok(body) }),
  defineOperation({ id: "get-purpose", handle: async ({ params }) => ok({ id: params.id }) }),
  defineOperation({
    id: "calendar-deadline",
    handle: async ({ query }) => ok({ days: query.working_days }),
  }),
];

const CATEGORY = {
  code: "shoe-size",
  name: { kk: "Аяқ киім өлшемі", ru: "Размер обуви", en: "Shoe size" },
  identifier: false,
  biometric: false,
  sensitivity: "ordinary",
};

let service: TestService;
let app: FastifyInstance;
let url: string;
let key: string;
let reader: string;

before(async () => {
  service = await testService();
  app = await buildApp(service.ctx, { operations: OPERATIONS, logger: createLogger("silent") });
  url = await app.listen({ host: "127.0.0.1", port: 0 });
  const scopes = ["admin:registry", "registry:write", "consent:read", "access:decide"] as const;
  key = (await service.key(scopes)).text;
  reader = (await service.key(["events"])).text;
});

after(async () => {
  await app.close();
  await service.close();
});

type Sent = {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly key?: string;
};

const send = (path: string, { method = "POST", headers = {}, body, key: token }: Sent = {}) =>
  fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token ?? key}`,
      "content-type": "application/json",
      "accept-language": "en",
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });

const sendCategory = (body: string | Uint8Array<ArrayBuffer>, headers = {}) =>
  send("/v1/data-categories", { body, headers });

const category = (over: object): string => JSON.stringify({ ...CATEGORY, ...over });

test("a sound request is answered with the status of its operation", async () => {
  const response = await sendCategory(category({}));
  assert.equal(response.status, 201);
  assert.deepEqual(await response.json(), CATEGORY);
  assert.equal(response.headers.get("content-type"), "application/json; charset=utf-8");
});

const BODIES: readonly (readonly [string, string | Uint8Array<ArrayBuffer>, number, string])[] = [
  ["an empty body", "", 400, "malformed-json"],
  ["only spaces", "   ", 400, "malformed-json"],
  ["unfinished JSON", '{"code":', 400, "malformed-json"],
  ["a word", "hello", 400, "malformed-json"],
  ["XML", "<a/>", 400, "malformed-json"],
  ["a form", "code=x&name=y", 400, "malformed-json"],
  [
    "bytes that are no UTF-8",
    Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d),
    400,
    "malformed-json",
  ],
  ["a NUL byte", "\0", 400, "malformed-json"],
  ["null", "null", 422, "invalid-request"],
  ["a number", "12", 422, "invalid-request"],
  ["a text", '"x"', 422, "invalid-request"],
  ["a list", "[]", 422, "invalid-request"],
  ["an empty object", "{}", 422, "invalid-request"],
  ["20,000 levels", "[".repeat(20_000) + "]".repeat(20_000), 400, "bad-request"],
  ["__proto__", '{"__proto__":{"code":"x"}}', 400, "bad-request"],
  ["constructor.prototype", '{"constructor":{"prototype":{}}}', 400, "bad-request"],
  ["a wrong type", category({ code: 12 }), 422, "invalid-request"],
  ["a text for a boolean", category({ biometric: "true" }), 422, "invalid-request"],
  ["null for a text", category({ code: null }), 422, "invalid-request"],
  ["an empty text", category({ code: "" }), 422, "invalid-request"],
  [
    "NUL inside of a text",
    category({ name: { ...CATEGORY.name, kk: "a\0b" } }),
    422,
    "invalid-request",
  ],
  ["half a surrogate pair", '{"code":"\\ud800"}', 422, "invalid-request"],
  ["look-alike letters in a code", category({ code: "соde" }), 422, "invalid-request"],
  ["an unknown member", category({ extra: 1 }), 422, "invalid-request"],
  ["an unknown value", category({ sensitivity: "secret" }), 422, "invalid-request"],
  ["a text too long", category({ code: "x".repeat(65) }), 422, "invalid-request"],
  ["a number too big for JSON", category({}).replace("false", "1e999"), 422, "invalid-request"],
  ["10,000 list items", JSON.stringify(Array(10_000).fill(1)), 422, "invalid-request"],
  [
    "6,000 members",
    JSON.stringify(Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`m${i}`, 1]))),
    422,
    "invalid-request",
  ],
  ["65 kB", category({ code: "x".repeat(65 * 1024) }), 413, "body-too-large"],
  ["10 MB", category({ code: "x".repeat(10 * 1024 * 1024) }), 413, "body-too-large"],
];

for (const [name, body, status, code] of BODIES) {
  test(`${name} is ${status} ${code}, and nothing is done`, async () => {
    reached.length = 0;
    const response = await sendCategory(body);
    assert.equal(response.status, status);
    const found = await problemIn(response);
    assert.equal(found.code, code);
    if (code === "invalid-request") assert.ok((found.errors?.length ?? 0) > 0);
    assert.deepEqual(reached, []);
  });
}

test("an answer to a flood of faults stays small", async () => {
  const members = Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`m${i}`, 1]));
  const text = await (await sendCategory(JSON.stringify(members))).text();
  assert.ok(text.length < 8000, `${text.length} characters`);
});

test("every wrong member is named, in the language of the caller", async () => {
  const body = category({ code: 12, name: { kk: "x" }, extra: 1 });
  const found = await problemIn(await sendCategory(body, { "accept-language": "ru" }));
  const pointers = found.errors?.map(({ pointer }) => pointer);
  assert.deepEqual(pointers?.toSorted(), ["/code", "/extra", "/name/en", "/name/ru"]);
  assert.match(found.title, /[а-я]/);
  assert.ok(found.errors?.every(({ detail }) => /[а-я]/.test(detail)));
});

test("faults of query and body are named together", async () => {
  const found = await problemIn(
    await send("/v1/consents/search?limit=0&x=1", { body: '{"status":"x"}' }),
  );
  const pointers = found.errors?.map(({ pointer }) => pointer);
  assert.deepEqual(pointers?.toSorted(), ["/limit", "/status", "/x"]);
});

test("no fault repeats a value that was sent", async () => {
  const body = category({ code: "Айгерім 900101300810", "900101300810": 1 });
  const text = await (await sendCategory(body)).text();
  assert.doesNotMatch(text, /Айгерім|900101300810/);
});

const TYPES: readonly (readonly [string, string])[] = [
  ["text/plain", "{}"],
  ["application/xml", "<a/>"],
  ["application/x-www-form-urlencoded", "a=1"],
  ["multipart/form-data; boundary=x", "--x--"],
  ["application/json; charset=windows-1251", "{}"],
  ["application/jsonx", "{}"],
  ["nonsense", "{}"],
];

for (const [type, body] of TYPES) {
  test(`${type} is 415, under /access/v1 400`, async () => {
    const headers = { "content-type": type };
    const response = await sendCategory(body, headers);
    assert.equal(response.status, 415);
    assert.equal((await problemIn(response)).code, "unsupported-media-type");
    const question = await send("/access/v1/evaluation", { headers, body });
    assert.equal(question.status, 400);
    assert.equal((await problemIn(question)).code, "unsupported-media-type");
  });
}

test("a compressed body is 415", async () => {
  const response = await sendCategory("{}", { "content-encoding": "gzip" });
  assert.equal(response.status, 415);
});

test("a charset parameter in any spelling of UTF-8 is taken", async () => {
  for (const charset of ["utf-8", "UTF-8", '"utf-8"', "utf8"]) {
    const headers = { "content-type": `application/json; charset=${charset}` };
    assert.equal((await sendCategory(category({}), headers)).status, 201, charset);
  }
});

test("under /access/v1 faults against the schema are 400", async () => {
  const response = await send("/access/v1/evaluation", { body: "{}" });
  assert.equal(response.status, 400);
  const found = await problemIn(response);
  assert.equal(found.code, "invalid-request");
  assert.ok((found.errors?.length ?? 0) >= 4);
});

test("an act that needs no body takes none, an empty one and an empty object", async () => {
  const path = "/v1/purposes/pur_x/close";
  const none = await fetch(`${url}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
  });
  assert.equal(none.status, 200);
  assert.equal((await send(path)).status, 200);
  assert.equal((await send(path, { body: "{}" })).status, 200);
  assert.equal((await send(path, { body: '{"a":1}' })).status, 422);
  assert.equal((await send(path, { body: "[]" })).status, 422);
});

test("numbers are read from a query, nothing else is", async () => {
  const get = (query: string) => send(`/v1/parties?${query}`, { method: "GET", headers: {} });
  assert.deepEqual(await (await get("limit=5")).json(), { limit: 5 });
  for (const query of [
    "limit=",
    "limit=five",
    "limit=0",
    "limit=201",
    "limit=1.5",
    "limit=5&limit=6",
    "limit=٥",
    "limit=NaN",
    "cursor=",
    "__proto__=1",
    "constructor=1",
    "iin=900101300810",
  ]) {
    const response = await get(query);
    assert.equal(response.status, 422, query);
    const text = await response.text();
    assert.doesNotMatch(text, /900101300810/);
  }
});

test("an open operation needs no key and checks its query", async () => {
  const get = (query: string) => fetch(`${url}/v1/calendar/deadline?${query}`);
  const answered = await get("received_at=2026-07-13&working_days=15");
  assert.deepEqual(await answered.json(), { days: 15 });
  assert.equal((await get("received_at=2026-02-30&working_days=15")).status, 422);
});

for (const path of [
  "/",
  "/v1",
  "/v1/parties/",
  "/V1/parties",
  "/v1/parties/x/y/z",
  "/v1/people/900101300810",
]) {
  test(`${path} is 404, with or without a body and a key`, async () => {
    for (const response of [
      await send(path, { method: "GET" }),
      await fetch(`${url}${path}`),
      await send(path, { body: "not JSON", headers: { "content-type": "text/plain" } }),
      await send(path, { method: "DELETE" }),
    ]) {
      assert.equal(response.status, 404);
      const found = await problemIn(response);
      assert.equal(found.code, "not-found");
      assert.doesNotMatch(JSON.stringify(found), /900101300810/);
    }
  });
}

test("a wrong method on a known path is 405 and names the right ones", async () => {
  for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"]) {
    const response = await send("/v1/parties", { method });
    assert.equal(response.status, 405, method);
    assert.equal(response.headers.get("allow"), "GET, HEAD");
    assert.equal((await problemIn(response)).code, "method-not-allowed");
  }
});

test("a malformed URL is 400", async () => {
  for (const path of ["/v1/purposes/%", "/v1/purposes/%zz", "/v1/purposes/%ff", "/%c0%af"]) {
    const response = await send(path, { method: "GET" });
    assert.equal(response.status, 400, path);
    assert.equal((await problemIn(response)).code, "bad-request");
  }
});

test("an id that can be none is 404", async () => {
  for (const id of ["x".repeat(601), "x".repeat(5000)]) {
    const response = await send(`/v1/purposes/${id}`, { method: "GET" });
    assert.equal(response.status, 404);
    assert.equal((await problemIn(response)).code, "not-found");
  }
});

test("a missing, broken or unknown key is 401 with a challenge", async () => {
  const unknown = `kel_${"0".repeat(32)}_${"A".repeat(43)}`;
  const wrong = `${key.slice(0, -43)}${"A".repeat(43)}`;
  for (const authorization of [
    "Bearer",
    "Bearer x",
    `Bearer ${unknown}`,
    `Bearer ${wrong}`,
    "Basic eA==",
  ]) {
    const response = await send("/v1/parties", { method: "GET", headers: { authorization } });
    assert.equal(response.status, 401, authorization);
    assert.match(response.headers.get("www-authenticate") ?? "", /^Bearer realm=.*invalid_token/);
    assert.equal((await problemIn(response)).code, "unauthenticated");
  }
  const bare = await fetch(`${url}/v1/parties`);
  assert.equal(bare.headers.get("www-authenticate"), 'Bearer realm="kelisim"');
});

test("a key without the scope is 403 and told which ones would do", async () => {
  const response = await send("/v1/purposes/pur_x/close", { key: reader });
  assert.equal(response.status, 403);
  assert.match(response.headers.get("www-authenticate") ?? "", /scope="registry:write"/);
  const found = await problemIn(response);
  assert.equal(found.code, "missing-scope");
  assert.match(found.detail, /registry:write/);
});

test("an expired key says so", async () => {
  const soon = service.clock.now().add({ milliseconds: 1 });
  const expiring = await service.key([], { expiresAt: soon });
  service.clock.advance(1);
  const response = await send("/v1/parties", { method: "GET", key: expiring.text });
  assert.equal((await problemIn(response)).code, "key-expired");
});

test("a key is checked before its body is looked at", async () => {
  const response = await send("/v1/data-categories", { key: "x", body: "not JSON" });
  assert.equal(response.status, 401);
});

test("a bug is 500 without a word of it, under an id", async () => {
  const response = await sendCategory(category({ code: "bug" }));
  assert.equal(response.status, 500);
  const found = await problemIn(response);
  assert.equal(found.code, "internal-error");
  assert.match(found.error_id ?? "", /^[0-9a-f-]{36}$/);
  assert.doesNotMatch(JSON.stringify(found), /Айгерім|900101300810|Error:|\.ts/);
});

test("a refusal of a handler is a problem in Kazakh unless asked otherwise", async () => {
  const response = await sendCategory(category({ code: "taken" }), { "accept-language": "de" });
  assert.equal(response.status, 409);
  assert.equal(response.headers.get("content-language"), "kk");
  assert.equal((await problemIn(response)).title, "Мұндай код бұрыннан бар");
});

test("a request id is echoed if it is visible ASCII, else replaced", async () => {
  const echoed = await fetch(`${url}/healthz`, { headers: { "x-request-id": "call-7" } });
  assert.equal(echoed.headers.get("x-request-id"), "call-7");
  for (const id of ["", "a b", "x".repeat(129), "é"]) {
    const replaced = await fetch(`${url}/nowhere`, { headers: { "x-request-id": id } });
    assert.match(replaced.headers.get("x-request-id") ?? "", /^[0-9a-f-]{36}$/, id);
  }
});

test("HEAD answers like GET without a body", async () => {
  const response = await send("/v1/parties", { method: "HEAD" });
  assert.equal(response.status, 200);
  assert.equal(await response.text(), "");
});

const RAW: readonly (readonly [string, string, number])[] = [
  ["what is no HTTP", "hello\r\n\r\n", 400],
  ["a TLS greeting", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000", 400],
  ["a header without a name", "GET /healthz HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n", 400],
  ["a missing Host", "GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
  [
    "two lengths",
    "POST /v1/data-categories HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
    400,
  ],
  [
    "a length and chunks",
    "POST /v1/data-categories HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    400,
  ],
  ["headers of 20 kB", `GET /healthz HTTP/1.1\r\nHost: x\r\nA: ${"x".repeat(20_000)}\r\n\r\n`, 431],
];

for (const [name, bytes, status] of RAW) {
  test(`${name} is ${status}, as a problem`, async () => {
    const answer = await sendRaw(url, bytes);
    assert.match(answer, new RegExp(`^HTTP/1.1 ${status} `));
    assert.match(answer, /content-type: application\/problem\+json/i);
    assert.match(answer, /urn:kelisim:problem:bad-request/);
    assert.match(answer, /x-request-id: /i);
  });
}

for (const [name, line, status] of [
  ["the whole server as the target", "OPTIONS * HTTP/1.1", 404],
  ["an unknown path in an absolute URL", "GET http://other.example/nowhere HTTP/1.1", 404],
  ["a wrong method in an absolute URL", "PUT http://other.example/v1/parties HTTP/1.1", 405],
  ["two slashes in front", "GET //healthz HTTP/1.1", 404],
  ["a dot segment", "GET /v1/../healthz HTTP/1.1", 404],
  ["an encoded slash in an id", "GET /v1/purposes/a%2fb HTTP/1.1", 401],
  ["an encoded NUL in an id", "GET /v1/purposes/%00 HTTP/1.1", 401],
  ["a method of another protocol", "PROPFIND /v1/parties HTTP/1.1", 405],
  ["a trace", "TRACE /v1/parties HTTP/1.1", 405],
  [
    "an upgrade that nobody offers",
    "GET /v1/nowhere HTTP/1.1\r\nUpgrade: websocket\r\nConnection: upgrade",
    404,
  ],
] as const) {
  test(`${name} is ${status}`, async () => {
    const answer = await sendRaw(url, `${line}\r\nHost: x\r\nConnection: close\r\n\r\n`);
    assert.match(answer, new RegExp(`^HTTP/1.1 ${status} `));
    assert.match(answer, /content-type: application\/problem\+json/);
  });
}

test("a body in chunks is limited like any other", async () => {
  const chunk = `${(4096).toString(16)}\r\n${"x".repeat(4096)}\r\n`;
  const head = `POST /v1/data-categories HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\n`;
  const sent = `${head}Content-Type: application/json\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(20)}0\r\n\r\n`;
  assert.match(await sendRaw(url, sent), /^HTTP\/1.1 413 /);
});

test("an expectation that nobody knows is 417", async () => {
  const answer = await sendRaw(
    url,
    "GET /healthz HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\nConnection: close\r\n\r\n",
  );
  assert.match(answer, /^HTTP\/1.1 417 /);
});

test("a client that goes away in the middle of its body disturbs nobody", async () => {
  const head = `POST /v1/data-categories HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\n`;
  const cut = `${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"code":`;
  const { connect } = await import("node:net");
  const socket = connect(Number(new URL(url).port), "127.0.0.1", () => {
    socket.write(cut, () => socket.destroy());
  });
  await new Promise((resolve) => socket.on("close", resolve));
  assert.equal((await fetch(`${url}/healthz`)).status, 200);
});
