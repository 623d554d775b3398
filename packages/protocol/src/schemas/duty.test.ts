import assert from "node:assert/strict";
import { test } from "node:test";
import { takes } from "../testing/compile.ts";
import { IIN, PTY, PUR, SHA } from "../testing/samples.ts";
import { DischargeDutyBody, DutyQuery } from "./duty.ts";
import { FileCorrectionBody, FileInquiryBody, FileObjectionBody, iinOf } from "./rights.ts";

test("a duty is discharged by an outcome, with what the outcome needs", () => {
  assert.ok(takes(DischargeDutyBody, { outcome: "ceased", evidence_sha256: SHA }));
  assert.ok(
    takes(DischargeDutyBody, {
      outcome: "reasoned-refusal",
      text: "Несие шарты өтелмеген.",
      ground: { kind: "law", act: "94-V", article: "8", level: "law" },
      retention: { categories: ["income"], actions: ["process"], until: "2027-01-01" },
    }),
  );
  const reviewer = { name: "Ә. Б.", position: "Басқарма басшысы" };
  assert.ok(takes(DischargeDutyBody, { outcome: "upheld", text: "Қанағаттандырылды.", reviewer }));
});

test("a discharge with an unknown outcome, ground or member is refused", () => {
  for (const wrong of [
    { outcome: "done" },
    { outcome: "ceased", ground: { kind: "because" } },
    { outcome: "ceased", ground: {} },
    { outcome: "ceased", reviewer: { name: "Ә. Б." } },
    { outcome: "ceased", retention: { until: "soon" } },
    { outcome: "ceased", signed: true },
    {},
  ]) {
    assert.ok(!takes(DischargeDutyBody, wrong), JSON.stringify(wrong));
  }
});

test("duties are listed by one or more states", () => {
  for (const status of ["open", "open,overdue", "discharged", "open,overdue,discharged"]) {
    assert.ok(takes(DutyQuery, { status }), status);
  }
  for (const status of ["", "open,", "late", "open|overdue", "open, overdue"]) {
    assert.ok(!takes(DutyQuery, { status }), status);
  }
});

test("a rights call names the person in one of two ways, and iinOf reads both", () => {
  for (const person of [{ iin: IIN }, { data_subject: { iin: IIN } }]) {
    for (const schema of [FileObjectionBody, FileInquiryBody, FileCorrectionBody]) {
      assert.ok(takes(schema, { ...person, party_id: PTY, text: "Түсіндіріңіз." }));
    }
    assert.equal(iinOf(person), IIN);
  }
  assert.throws(() => iinOf({}));
});

test("an objection needs no party: its purpose or decision may lead to one", () => {
  const objection = { iin: IIN, text: "Қарсымын." };
  assert.ok(takes(FileObjectionBody, objection));
  assert.ok(takes(FileObjectionBody, { ...objection, purpose_id: PUR }));
  assert.ok(takes(FileObjectionBody, { ...objection, decision_ref: "Хат № 5, 12 шілде" }));
  assert.ok(!takes(FileInquiryBody, objection));
});

test("a rights call without words is refused", () => {
  assert.ok(!takes(FileObjectionBody, { iin: IIN }));
  assert.ok(!takes(FileObjectionBody, { iin: IIN, text: "  " }));
});
