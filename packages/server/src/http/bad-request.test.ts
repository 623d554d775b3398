import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { CATEGORY, echoService, type EchoService } from "./testing/echo-service.ts";
import { problemIn, sendRaw } from "./testing/http-client.ts";

let echo: EchoService;
before(async () => {
  echo = await echoService();
});
after(() => echo.close());

const category = (over: object): string => JSON.stringify({ ...CATEGORY, ...over });

for (const path of [
  "/v1",
  "/v1/parties/",
  "/V1/parties",
  "/v1/parties/x/y/z",
  "/v1/people/900101300810",
]) {
  test(`${path} is 404, with or without a body and a key`, async () => {
    for (const response of [
      await echo.send(path, { method: "GET" }),
      await fetch(`${echo.url}${path}`),
      await echo.send(path, { body: "not JSON", headers: { "content-type": "text/plain" } }),
      await echo.send(path, { method: "DELETE" }),
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
    const response = await echo.send("/v1/parties", { method });
    assert.equal(response.status, 405, method);
    assert.equal(response.headers.get("allow"), "GET, HEAD");
    assert.equal((await problemIn(response)).code, "method-not-allowed");
  }
});

test("a malformed URL is 400", async () => {
  for (const path of ["/v1/purposes/%", "/v1/purposes/%zz", "/v1/purposes/%ff", "/%c0%af"]) {
    const response = await echo.send(path, { method: "GET" });
    assert.equal(response.status, 400, path);
    assert.equal((await problemIn(response)).code, "bad-request");
  }
});

test("an id that can be none is 404", async () => {
  for (const id of ["x".repeat(601), "x".repeat(5000)]) {
    const response = await echo.send(`/v1/purposes/${id}`, { method: "GET" });
    assert.equal(response.status, 404);
    assert.equal((await problemIn(response)).code, "not-found");
  }
});

test("a missing, broken or unknown key is 401 with a challenge", async () => {
  const unknown = `kel_${"0".repeat(32)}_${"A".repeat(43)}`;
  const wrong = `${echo.key.slice(0, -43)}${"A".repeat(43)}`;
  for (const authorization of [
    "Bearer",
    "Bearer x",
    `Bearer ${unknown}`,
    `Bearer ${wrong}`,
    "Basic eA==",
  ]) {
    const response = await echo.send("/v1/parties", { method: "GET", headers: { authorization } });
    assert.equal(response.status, 401, authorization);
    assert.match(response.headers.get("www-authenticate") ?? "", /^Bearer realm=.*invalid_token/);
    assert.equal((await problemIn(response)).code, "unauthenticated");
  }
  const bare = await fetch(`${echo.url}/v1/parties`);
  assert.equal(bare.headers.get("www-authenticate"), 'Bearer realm="kelisim"');
});

test("a key without the scope is 403 and told which ones would do", async () => {
  const reader = await echo.service.key(["events"]);
  const response = await echo.send("/v1/purposes/pur_x/close", { key: reader.text });
  assert.equal(response.status, 403);
  assert.match(response.headers.get("www-authenticate") ?? "", /scope="registry:write"/);
  const found = await problemIn(response);
  assert.equal(found.code, "missing-scope");
  assert.match(found.detail, /registry:write/);
});

test("an expired key says so", async () => {
  const soon = echo.service.clock.now().add({ milliseconds: 1 });
  const expiring = await echo.service.key([], { expiresAt: soon });
  echo.service.clock.advance(1);
  const response = await echo.send("/v1/parties", { method: "GET", key: expiring.text });
  assert.equal((await problemIn(response)).code, "key-expired");
});

test("a key is checked before its body is looked at", async () => {
  const response = await echo.send("/v1/data-categories", { key: "x", body: "not JSON" });
  assert.equal(response.status, 401);
});

test("a bug is 500 without a word of it, under an id", async () => {
  const response = await echo.sendCategory(category({ code: "bug" }));
  assert.equal(response.status, 500);
  const found = await problemIn(response);
  assert.equal(found.code, "internal-error");
  assert.match(found.error_id ?? "", /^[0-9a-f-]{36}$/);
  assert.doesNotMatch(JSON.stringify(found), /Айгерім|900101300810|Error:|\.ts/);
});

test("a refusal of a handler is a problem in Kazakh unless asked otherwise", async () => {
  const response = await echo.sendCategory(category({ code: "taken" }), {
    "accept-language": "de",
  });
  assert.equal(response.status, 409);
  assert.equal(response.headers.get("content-language"), "kk");
  assert.equal((await problemIn(response)).title, "Мұндай код бұрыннан бар");
});

test("a request id is echoed if it is visible ASCII, else replaced", async () => {
  const echoed = await fetch(`${echo.url}/healthz`, { headers: { "x-request-id": "call-7" } });
  assert.equal(echoed.headers.get("x-request-id"), "call-7");
  for (const id of ["", "a b", "x".repeat(129), "é"]) {
    const replaced = await fetch(`${echo.url}/nowhere`, { headers: { "x-request-id": id } });
    assert.match(replaced.headers.get("x-request-id") ?? "", /^[0-9a-f-]{36}$/, id);
  }
});

test("HEAD answers like GET without a body", async () => {
  const response = await echo.send("/v1/parties", { method: "HEAD" });
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
    const answer = await sendRaw(echo.url, bytes);
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
    const answer = await sendRaw(echo.url, `${line}\r\nHost: x\r\nConnection: close\r\n\r\n`);
    assert.match(answer, new RegExp(`^HTTP/1.1 ${status} `));
    assert.match(answer, /content-type: application\/problem\+json/);
  });
}

test("a body in chunks is limited like any other", async () => {
  const chunk = `${(4096).toString(16)}\r\n${"x".repeat(4096)}\r\n`;
  const head = `POST /v1/data-categories HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${echo.key}\r\n`;
  const sent = `${head}Content-Type: application/json\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(20)}0\r\n\r\n`;
  assert.match(await sendRaw(echo.url, sent), /^HTTP\/1.1 413 /);
});

test("an expectation that nobody knows is 417", async () => {
  const answer = await sendRaw(
    echo.url,
    "GET /healthz HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\nConnection: close\r\n\r\n",
  );
  assert.match(answer, /^HTTP\/1.1 417 /);
});

test("a client that goes away in the middle of its body disturbs nobody", async () => {
  const head = `POST /v1/data-categories HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${echo.key}\r\n`;
  const cut = `${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"code":`;
  const socket = connect(Number(new URL(echo.url).port), "127.0.0.1", () => {
    socket.write(cut, () => socket.destroy());
  });
  await new Promise((resolve) => socket.on("close", resolve));
  assert.equal((await fetch(`${echo.url}/healthz`)).status, 200);
});
