import assert from "node:assert/strict";
import { test } from "node:test";
import { RECEIPT_STATUS_WORDS, verifyReceipt } from "@kelisim/evidence";
import { makeReceipt, FACTS } from "../../../../../evidence/src/testing/receipts.test-support.ts";
import { statusWords } from "../../person/consents/receipt-messages.ts";
import { verdictView } from "./verdict-view.ts";

const { text, keys } = makeReceipt();

test("a receipt says of its consent what the portal says of it", () => {
  const { refused: _refused, ...shared } = RECEIPT_STATUS_WORDS;
  assert.deepEqual(shared, { ...statusWords });
});

test("what passed is told in words, with the keys by which it did", () => {
  const view = verdictView(verifyReceipt(text, keys), "kk");
  assert.ok(view.isValid);
  const rows = view.parts.flatMap((part) => part.rows);
  const valueOf = (term: string) => rows.find((row) => row.term === term)?.value;
  assert.equal(
    valueOf("Күйі"),
    "Қолданыста (түбіртек жасалған уақытта: 2026 жылғы 14 шілде, 10:00)",
  );
  assert.equal(valueOf("Шетелге беріле ме"), "Германия");
  assert.equal(valueOf("Қашанға дейін"), "2027 жылғы 13 шілде");
  assert.equal(valueOf("Журналдың кілті"), keys.log[0]);
});

test("nothing is told out of a receipt that was refused", () => {
  const { parts, isValid } = verdictView(verifyReceipt(text, makeReceipt({ key: "B" }).keys), "kk");
  assert.deepEqual([isValid, parts], [false, []]);
});

test("words in a receipt can neither hide nor turn what stands beside them", () => {
  const name = { ...FACTS.party.name, kk: "Банк\u202egnp" };
  const made = makeReceipt({ facts: { ...FACTS, party: { ...FACTS.party, name } } });
  const view = verdictView(verifyReceipt(made.text, made.keys), "kk");
  assert.ok(view.isValid && !JSON.stringify(view).includes("\u202e"));
});
