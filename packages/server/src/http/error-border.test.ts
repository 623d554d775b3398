import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CommitUnknownError,
  ConnectionLostError,
  DatabaseClosedError,
  SqlError,
} from "@kelisim/store";
import { problemOfError } from "./error-border.ts";
import { RequestFault } from "./request-fault.ts";

const framework = (code: string, statusCode: number): Error =>
  Object.assign(new Error("words of the framework"), { code, statusCode });

const sql = (code: string): SqlError => new SqlError({ code, message: "words of the server" });

for (const [name, error, problem] of [
  ["a fault of the request", new RequestFault("malformed-json"), "malformed-json"],
  [
    "a wrong content type",
    framework("FST_ERR_CTP_INVALID_MEDIA_TYPE", 415),
    "unsupported-media-type",
  ],
  ["a body too large", framework("FST_ERR_CTP_BODY_TOO_LARGE", 413), "body-too-large"],
  ["a malformed URL", framework("FST_ERR_BAD_URL", 400), "bad-request"],
  ["an id too long", framework("FST_ERR_MAX_PARAM_LENGTH", 414), "not-found"],
  ["a 4xx that is not known yet", framework("FST_ERR_NEW", 418), "bad-request"],
  ["a lost connection", new ConnectionLostError("ECONNREFUSED", "no server"), "not-ready"],
  ["a commit of unknown outcome", new CommitUnknownError(new Error("x")), "not-ready"],
  ["a closed database", new DatabaseClosedError("closed"), "not-ready"],
  ["a server that shuts down", sql("57P01"), "not-ready"],
  ["a server without free connections", sql("53300"), "not-ready"],
  ["a server that starts up", sql("57P03"), "not-ready"],
  ["a standby that refuses to write", sql("25006"), "not-ready"],
  ["a statement that took too long", sql("57014"), "not-ready"],
  ["a disk that fails", sql("58030"), "not-ready"],
  ["a password that was changed", sql("28P01"), "not-ready"],
  ["a database that takes no connections", sql("55000"), "not-ready"],
  ["a database that is being put back", sql("3D000"), "not-ready"],
  ["a conflict that outlasted every try", sql("40001"), "not-ready"],
  ["a broken constraint", sql("23505"), "internal-error"],
  ["a bug", new TypeError("x is not a function"), "internal-error"],
  ["a 5xx of the framework", framework("FST_ERR_ANY", 502), "internal-error"],
  ["a thrown text", "boom", "internal-error"],
  ["nothing", undefined, "internal-error"],
] as const) {
  test(`${name} becomes ${problem}`, () => {
    assert.equal(problemOfError(error, "create-party"), problem);
  });
}

test("an access question that cannot reach its log says so", () => {
  const lost = new ConnectionLostError("lost", "gone");
  assert.equal(problemOfError(lost, "evaluate-access"), "cannot-be-logged");
});
