import assert from "node:assert/strict";
import { test } from "node:test";
import { takes } from "../testing/compile.ts";
import { CON, DTY, IIN, OBJ, PAPER, PTY, PUR, REQ, SHA, TEXT } from "../testing/samples.ts";
import { EmptyBody } from "./common.ts";
import { AnswerConsentRequestBody, CreateConsentRequestBody } from "./consent-request.ts";
import { SearchConsentsBody, WithdrawConsentBody, WithdrawnConsentAnswer } from "./consent.ts";

const ASK = { data_subject: { iin: IIN }, purpose_id: PUR, object_id: OBJ };

test("a party asks a person for a purpose and an object", () => {
  assert.ok(takes(CreateConsentRequestBody, ASK));
  assert.ok(
    takes(CreateConsentRequestBody, {
      ...ASK,
      phone: "+77010000000",
      categories: ["iin"],
      actions: ["collect"],
      recipients: [PTY],
      valid_until: "2027-07-12",
      language: "ru",
    }),
  );
});

test("a request with a wrong person, id, phone, term or language is refused", () => {
  for (const wrong of [
    { data_subject: IIN },
    { data_subject: { iin: "900101300008" } },
    { data_subject: { iin: IIN, name: "x" } },
    { purpose_id: OBJ },
    { object_id: "obj_1" },
    { phone: "87010000000" },
    { categories: [] },
    { actions: ["collect", "collect"] },
    { valid_until: "2027-02-29" },
    { language: "de" },
    { acting_for: "me" },
  ]) {
    assert.ok(!takes(CreateConsentRequestBody, { ...ASK, ...wrong }), JSON.stringify(wrong));
  }
});

test("an answer is proved by a paper, a signature or another provable way", () => {
  const OTHER = { kind: "other-provable", description: "Қоңырау жазбасы", evidence_sha256: SHA };
  for (const confirmation of [
    PAPER,
    { ...PAPER, clerk: "Ә. Б." },
    OTHER,
    { ...OTHER, clerk: "Ә." },
  ]) {
    assert.ok(takes(AnswerConsentRequestBody, { answer: "grant", confirmation }));
  }
  const signed = { kind: "electronic-signature", cms: "TUlJ" };
  assert.ok(takes(AnswerConsentRequestBody, { answer: "refuse", confirmation: signed }));
});

test("a sign-in or a message reply is understood, so that it can be refused by name", () => {
  for (const confirmation of [{ kind: "sign-in" }, { kind: "sms-reply", message: "1414" }]) {
    assert.ok(takes(AnswerConsentRequestBody, { answer: "grant", confirmation }));
  }
});

test("an answer without proof, or acting for somebody, is refused", () => {
  assert.ok(!takes(AnswerConsentRequestBody, { answer: "grant" }));
  assert.ok(!takes(AnswerConsentRequestBody, { answer: "yes", confirmation: PAPER }));
  const acting = { answer: "grant", confirmation: PAPER, acting_for: IIN };
  assert.ok(!takes(AnswerConsentRequestBody, acting));
});

test("a withdrawal needs a confirmation and takes no parts yet", () => {
  assert.ok(takes(WithdrawConsentBody, { confirmation: PAPER, reason: "Енді керек емес" }));
  assert.ok(!takes(WithdrawConsentBody, { reason: "x" }));
  assert.ok(!takes(WithdrawConsentBody, { confirmation: PAPER, parts: ["income"] }));
});

test("consents are searched by person, purpose or status", () => {
  assert.ok(takes(SearchConsentsBody, {}));
  assert.ok(takes(SearchConsentsBody, { data_subject: { iin: IIN }, status: "active" }));
  assert.ok(!takes(SearchConsentsBody, { iin: IIN }));
  assert.ok(!takes(SearchConsentsBody, { status: "pending" }));
});

test("an act without a body takes none, an empty one, and nothing else", () => {
  assert.ok(takes(EmptyBody, null));
  assert.ok(takes(EmptyBody, {}));
  assert.ok(!takes(EmptyBody, { a: 1 }));
  assert.ok(!takes(EmptyBody, []));
});

test("the answer to a withdrawal is the consent plus its duties", () => {
  const at = "2026-07-13T10:00:00.000+05:00";
  const why = TEXT;
  const answer: WithdrawnConsentAnswer = JSON.parse(
    JSON.stringify({
      id: CON,
      status: "withdrawn",
      request_id: REQ,
      party_id: PTY,
      object_id: OBJ,
      purpose_id: PUR,
      purpose_version: 1,
      granted_at: at,
      effective_at: at,
      valid_until: { kind: "date", date: "2027-07-12" },
      categories: ["iin"],
      actions: ["process"],
      recipients: [],
      countries: [],
      channel: "written",
      confirmation: "written",
      provenance: "asserted-by-holder",
      language: "kk",
      notice_hash: SHA,
      acted_by: { kind: "data-subject" },
      withdrawn_at: at,
      withdrawn_by: { kind: "representative", representation_id: `rpn_${"0".repeat(32)}` },
      duties: [
        {
          id: DTY,
          kind: "cease-processing",
          party_id: PTY,
          status: "open",
          consent_id: CON,
          opened_at: at,
          delivered_at: at,
          due_on: "2026-08-03",
          warn_on: "2026-08-03",
          provisional: false,
          due_explanation: [{ date: "2026-07-13", working: true, counted: null, why }],
        },
      ],
    }),
  );
  assert.ok(takes(WithdrawnConsentAnswer, answer));
});
