import assert from "node:assert/strict";
import { test } from "node:test";
import { createLogger, shownRequestId, writeInfo } from "./logger.ts";

const lines = (): { readonly out: string[]; write(text: string): void } => {
  const out: string[] = [];
  return { out, write: (text) => out.push(text) };
};

test("a line is one JSON object with a time for people", () => {
  const sink = lines();
  createLogger("info", sink).info({ a: 1 }, "hello");
  const line = JSON.parse(sink.out.join("")) as Record<string, unknown>;
  assert.deepEqual(Object.keys(line), ["level", "time", "a", "msg"]);
  assert.equal(line["level"], "info");
  assert.match(String(line["time"]), /^\d{4}-\d\d-\d\dT/);
});

test("below its level nothing is written", () => {
  const sink = lines();
  createLogger("warn", sink).info("hello");
  assert.deepEqual(sink.out, []);
});

test("a line whose members are JSON already is the line that the logger writes, also of a child", () => {
  const sink = lines();
  const logger = createLogger("info", sink);
  for (const each of [logger, logger.child({ party: "p" })]) {
    each.info({ a: 1, b: "x" }, "hello");
    writeInfo(each, ',"a":1,"b":"x","msg":"hello"');
    const [first = "", second = ""] = sink.out
      .splice(0)
      .map((line) => line.replace(/"time":"\d{4}-\d\d-\d\dT[\d:.]+Z"/, '"time":"now"'));
    assert.equal(second, first);
  }
  writeInfo(createLogger("warn", sink), ',"a":1');
  assert.deepEqual(sink.out, []);
  assert.throws(() => writeInfo({}, ',"a":1'), TypeError);
});

test("requests, replies and errors cannot be written whole", () => {
  const sink = lines();
  const logger = createLogger("info", sink);
  const secret = { url: "/x?iin=900101300810", headers: { authorization: "Bearer kel_x" } };
  logger.info({ req: secret, res: secret }, "x");
  logger.error(new Error("Айгерім"));
  logger.error({ err: new Error("Айгерім") }, "failed");
  logger.error({ error: new Error("Айгерім") }, "failed");
  logger.child({ req: secret }).info("x");
  assert.equal(sink.out.length, 5);
  assert.doesNotMatch(sink.out.join(""), /Айгерім|900101300810|kel_x/);
});

test("a request id of the client's is shown by its hash, also in a child logger", () => {
  const sink = lines();
  const logger = createLogger("info", sink);
  logger.child({ request_id: "call-900101300810" }).info("x");
  logger.info({ request_id: "900101300810" }, "x");
  assert.doesNotMatch(sink.out.join(""), /900101300810/);
});

test("only a random request id is shown as it is", () => {
  for (const id of ["01960123-4567-7890-8123-456789a1b2c3", "019601234567890123456789a1b2c3d4"]) {
    assert.equal(shownRequestId(id), id);
  }
  for (const id of ["call-1", "900101300810", "a900101300810b", "9001-0130-0810"]) {
    assert.match(shownRequestId(id), /^sha256:[0-9a-f]{16}$/);
  }
});
