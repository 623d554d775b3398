import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CATEGORY, echoService, type EchoService } from "./testing/echo-service.ts";
import { problemIn } from "./testing/http-client.ts";

let echo: EchoService;
before(async () => {
  echo = await echoService();
});
after(() => echo.close());

const category = (over: object): string => JSON.stringify({ ...CATEGORY, ...over });

test("a sound request is answered with the status of its operation", async () => {
  const response = await echo.sendCategory(category({}));
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
    echo.reached.length = 0;
    const response = await echo.sendCategory(body);
    assert.equal(response.status, status);
    const found = await problemIn(response);
    assert.equal(found.code, code);
    if (code === "invalid-request") assert.ok((found.errors?.length ?? 0) > 0);
    assert.deepEqual(echo.reached, []);
  });
}

test("an answer to a flood of faults stays small", async () => {
  const members = Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`m${i}`, 1]));
  const text = await (await echo.sendCategory(JSON.stringify(members))).text();
  assert.ok(text.length < 8000, `${text.length} characters`);
});

test("every wrong member is named, in the language of the caller", async () => {
  const body = category({ code: 12, name: { kk: "x" }, extra: 1 });
  const found = await problemIn(await echo.sendCategory(body, { "accept-language": "ru" }));
  const pointers = found.errors?.map(({ pointer }) => pointer);
  assert.deepEqual(pointers?.toSorted(), ["/code", "/extra", "/name/en", "/name/ru"]);
  assert.match(found.title, /[а-я]/);
  assert.ok(found.errors?.every(({ detail }) => /[а-я]/.test(detail)));
});

test("faults of query and body are named together", async () => {
  const found = await problemIn(
    await echo.send("/v1/consents/search?limit=0&x=1", { body: '{"status":"x"}' }),
  );
  const pointers = found.errors?.map(({ pointer }) => pointer);
  assert.deepEqual(pointers?.toSorted(), ["/limit", "/status", "/x"]);
});

test("no fault repeats a value that was sent", async () => {
  const body = category({ code: "Айгерім 900101300810", "900101300810": 1 });
  const text = await (await echo.sendCategory(body)).text();
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
    const response = await echo.sendCategory(body, headers);
    assert.equal(response.status, 415);
    assert.equal((await problemIn(response)).code, "unsupported-media-type");
    const question = await echo.send("/access/v1/evaluation", { headers, body });
    assert.equal(question.status, 400);
    assert.equal((await problemIn(question)).code, "unsupported-media-type");
  });
}

test("a compressed body is 415", async () => {
  const response = await echo.sendCategory("{}", { "content-encoding": "gzip" });
  assert.equal(response.status, 415);
});

test("a charset parameter in any spelling of UTF-8 is taken", async () => {
  for (const charset of ["utf-8", "UTF-8", '"utf-8"', "utf8"]) {
    const headers = { "content-type": `application/json; charset=${charset}` };
    assert.equal((await echo.sendCategory(category({}), headers)).status, 201, charset);
  }
});

test("under /access/v1 faults against the schema are 400", async () => {
  const response = await echo.send("/access/v1/evaluation", { body: "{}" });
  assert.equal(response.status, 400);
  const found = await problemIn(response);
  assert.equal(found.code, "invalid-request");
  assert.ok((found.errors?.length ?? 0) >= 4);
});

test("an act that needs no body takes none, an empty one and an empty object", async () => {
  const path = "/v1/purposes/pur_x/close";
  const none = await fetch(`${echo.url}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${echo.key}` },
  });
  assert.equal(none.status, 200);
  assert.equal((await echo.send(path)).status, 200);
  assert.equal((await echo.send(path, { body: "{}" })).status, 200);
  assert.equal((await echo.send(path, { body: '{"a":1}' })).status, 422);
  assert.equal((await echo.send(path, { body: "[]" })).status, 422);
});

test("numbers are read from a query, nothing else is", async () => {
  const get = (query: string) => echo.send(`/v1/parties?${query}`, { method: "GET", headers: {} });
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
  const get = (query: string) => fetch(`${echo.url}/v1/calendar/deadline?${query}`);
  const answered = await get("received_at=2026-07-13&working_days=15");
  assert.deepEqual(await answered.json(), { days: 15 });
  assert.equal((await get("received_at=2026-02-30&working_days=15")).status, 422);
});
