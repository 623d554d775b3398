import assert from "node:assert/strict";
import { test } from "node:test";
import { idFrom } from "@kelisim/core";
import { statementText, type Statement } from "./statement.ts";

const hex = (digit: string) => digit.repeat(32);
const request = { id: idFrom("req", hex("1")), notice: { version: 2, hash: "a".repeat(64) } };
const consent = { id: idFrom("con", hex("2")), noticeHash: "b".repeat(64) };
const frame = { language: "kk", actingFor: undefined } as const;
const grant = (categories: readonly string[]): Statement => ({
  ...{ act: "grant", request, categories },
  ...frame,
});

test("a statement names act, record, choices, notice, language and who acts, with its members in order", () => {
  assert.equal(
    statementText(grant(["iin", "income", "iin"])),
    `{"act":"grant","acting_for":null,"categories":["iin","income"],"consent_request_id":"req_${hex("1")}",` +
      `"kelisim_statement":1,"language":"kk","notice_sha256":"${"a".repeat(64)}"}`,
  );
  assert.equal(
    statementText({
      ...frame,
      act: "withdraw",
      consent,
      parts: { recipients: [], actions: ["process", "collect"] },
    }),
    `{"act":"withdraw","acting_for":null,"consent_id":"con_${hex("2")}","kelisim_statement":1,"language":"kk",` +
      `"notice_sha256":"${"b".repeat(64)}","parts":{"actions":["collect","process"],"recipients":[]}}`,
  );
});

test("equal acts have equal texts, and every other act, choice or person acting another one", () => {
  assert.equal(statementText(grant(["income", "iin"])), statementText(grant(["iin", "income"])));
  const rpn = idFrom("rpn", hex("3"));
  const others: readonly Statement[] = [
    grant(["iin"]),
    grant(["iin", "income"]),
    { ...grant(["iin"]), language: "ru" },
    { ...grant(["iin"]), actingFor: rpn },
    { ...frame, act: "refuse", request },
    { ...frame, act: "refuse", request: { ...request, id: idFrom("req", hex("4")) } },
    {
      ...frame,
      act: "refuse",
      request: { ...request, notice: { version: 2, hash: "c".repeat(64) } },
    },
    { ...frame, act: "withdraw", consent, parts: undefined },
    { ...frame, act: "withdraw", consent, parts: { categories: ["iin"] } },
    { ...frame, act: "withdraw", consent: { id: consent.id }, parts: undefined },
  ];
  assert.equal(new Set(others.map(statementText)).size, others.length);
});
