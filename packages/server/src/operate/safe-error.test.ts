import assert from "node:assert/strict";
import { test } from "node:test";
import { ConnectionLostError, SqlError } from "@kelisim/store";
import { safeError } from "./safe-error.ts";

const SECRET = "Айгерім 900101300810";

const thrown = (make: () => unknown): unknown => {
  try {
    return make();
  } catch (error) {
    return error;
  }
};

test("a message of unknown origin is left out, its place is kept", () => {
  const safe = safeError(thrown(() => JSON.parse(`{${SECRET}`)));
  assert.equal(safe.type, "SyntaxError");
  assert.equal(safe.message, undefined);
  assert.match(safe.stack ?? "", /safe-error\.test\.ts/);
  assert.doesNotMatch(JSON.stringify(safe), /Айгерім|900101300810/);
});

test("a message that looks like a stack is left out too", () => {
  const safe = safeError(new Error(`x\n    at ${SECRET}\n    at more`));
  assert.doesNotMatch(JSON.stringify(safe), /Айгерім|at more/);
});

test("an empty message leaves the stack as it is", () => {
  assert.match(safeError(new Error("")).stack ?? "", /^ {4}at /);
});

test("the store's own words are kept", () => {
  const lost = safeError(new ConnectionLostError("ECONNREFUSED", "the database does not answer"));
  assert.equal(lost.message, "the database does not answer (ECONNREFUSED)");
  assert.equal(lost.code, "ECONNREFUSED");
});

test("a cause is told like the error itself, three deep", () => {
  const root = new Error(SECRET);
  const chain = [1, 2, 3, 4, 5].reduce((cause) => new Error("x", { cause }), root);
  const text = JSON.stringify(safeError(chain));
  assert.doesNotMatch(text, /Айгерім/);
  assert.equal(text.match(/"cause"/g)?.length, 3);
});

test("a cause that is its own cause ends", () => {
  const error = new Error("x");
  error.cause = error;
  assert.equal(safeError(error).type, "Error");
});

test("what is no error tells its type only", () => {
  assert.deepEqual(safeError(SECRET), { type: "string" });
});

test("a database error keeps its code", () => {
  assert.equal(safeError(new SqlError({ code: "23505", message: "duplicate key" })).code, "23505");
});
