import assert from "node:assert/strict";
import { test } from "node:test";
import { LANGUAGES } from "@kelisim/core";
import type {
  AccessLogList,
  ConsentList,
  ConsentRequestAnswer,
  DecisionExplanation,
  DutyDetailAnswer,
  DutyList,
  ErasedPersonAnswer,
  RightsCallAnswer,
} from "@kelisim/protocol";
import { answer, ask, bankLine, evaluate, grant, reasonOf, withdraw } from "./support/acts.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { problemOf, type Api } from "./support/http-client.ts";
import { onEveryEngine } from "./support/stage.ts";

const KEPT_GROUND = { kind: "law", act: "№ 339-I Заңы", article: "5", level: "law" } as const;
const REVIEWED = { text: "Қаралды", reviewer: { name: "Ерлан Сәрсен", position: "басшы" } };
const OTHER_PROOF = {
  kind: "other-provable",
  description: "Қоңырау",
  evidence_sha256: "b".repeat(64),
};

onEveryEngine("Forgetting a person", (stage) => {
  const world = () => stage().world;
  const line = () => bankLine(world());
  const erase = (iin: string, more: object = {}): Promise<ErasedPersonAnswer> =>
    world().eraser.post("/v1/erasures", { data_subject: { iin }, ...more });
  const duty = (id: string, by: Api = world().bank.api): Promise<DutyDetailAnswer> =>
    by.get(`/v1/duties/${id}`);
  const search = (iin: string): Promise<ConsentList> =>
    world().bank.api.post("/v1/consents/search", { data_subject: { iin } });
  const log = (body: object): Promise<AccessLogList> =>
    world().bank.api.post("/v1/access-log/search", body);

  /** Consented, asked about, withdrawn; the bank's duty is discharged as it is said. */
  async function live(iin: string, discharge: object = { outcome: "ceased" }) {
    const consentId = await grant(world(), line(), iin);
    const { context } = await evaluate(line(), iin);
    const [owed] = (await withdraw(world().desk.api, consentId, { reason: "Енді керегі жоқ" }))
      .duties;
    assert.ok(owed !== undefined);
    await world().bank.api.post(`/v1/duties/${owed.id}/discharge`, discharge);
    return { consentId, dutyId: owed.id, decisionId: context.decision_id };
  }

  test("leaves the records of the parties, and nobody behind them", async () => {
    const iin = newIin();
    const { bank } = world();
    const { consentId, dutyId, decisionId } = await live(iin);
    const before = await bank.api.get(`/v1/consents/${consentId}`);
    const explained = await bank.api.get(`/v1/access-decisions/${decisionId}`);
    assert.deepEqual((await duty(dutyId)).data_subject, { iin });

    assert.deepEqual(await erase(iin, { reason: "person-asked" }), { status: "erased" });

    assert.deepEqual((await search(iin)).items, []);
    assert.deepEqual((await log({ data_subject: { iin } })).items, []);
    assert.equal((await duty(dutyId)).data_subject, undefined);
    assert.deepEqual(await bank.api.get(`/v1/consents/${consentId}`), before);
    const again = await bank.api.get<DecisionExplanation>(`/v1/access-decisions/${decisionId}`);
    assert.deepEqual(again, explained);
    const { items } = await log({ purpose_id: line().purposeId });
    assert.ok(items.some(({ decision_id: id }) => id === decisionId));
    const duties = await bank.api.get<DutyList>("/v1/duties?limit=200");
    assert.ok(duties.items.some(({ id }) => id === dutyId));
    assert.equal(await reasonOf(evaluate(line(), iin)), "deny no-consent");
  });

  test("shows no words of hers, although the duty to answer them stays", async () => {
    const iin = newIin();
    const { bank, desk } = world();
    const call = { iin, party_id: bank.id, text: "Мен туралы не білесіз?" };
    const filed = await desk.api.post<RightsCallAnswer>("/v1/inquiries", call);
    const code = "duty-still-open";
    assert.equal(
      (await world().eraser.refused("/v1/erasures", { data_subject: { iin } })).code,
      code,
    );
    await bank.api.post(`/v1/duties/${filed.duty_id}/discharge`, {
      outcome: "answered",
      ...REVIEWED,
    });
    assert.deepEqual(await erase(iin), { status: "erased" });
    const { rights_call: shown, data_subject: subject } = await duty(filed.duty_id);
    assert.deepEqual(
      [shown?.id, shown?.text, shown?.data_subject, subject],
      [filed.id, ...[undefined, undefined, undefined]],
    );
  });

  test("answers alike about somebody forgotten, somebody met and somebody nobody has met", async () => {
    const [forgotten, met] = [newIin(), newIin()];
    await live(forgotten);
    await erase(forgotten);
    await evaluate(line(), met);
    const answers = [];
    for (const iin of [forgotten, met, newIin()]) {
      const { status, text } = await world().eraser.send("POST", "/v1/erasures", {
        data_subject: { iin },
      });
      answers.push([status, text]);
    }
    assert.deepEqual(new Set(answers.map((each) => JSON.stringify(each))).size, 1);
    assert.deepEqual(answers[0], [200, '{"status":"erased"}']);
  });

  test("is refused while a consent or a duty runs, in three languages and with what to do", async () => {
    const iin = newIin();
    const consentId = await grant(world(), line(), iin);
    const titles = new Set<string>();
    const body = { data_subject: { iin } };
    for (const code of ["consent-still-active", "duty-still-open"]) {
      for (const language of LANGUAGES) {
        const problem = problemOf(
          await world().eraser.send("POST", "/v1/erasures", body, { "accept-language": language }),
        );
        assert.deepEqual([problem.status, problem.code], [409, code]);
        titles.add(problem.title).add(problem.detail);
      }
      await withdraw(world().desk.api, consentId);
    }
    assert.equal(titles.size, 12);
  });

  test("a late act on her records is refused by a code of its own, in three languages", async () => {
    const iin = newIin();
    const { bank, desk } = world();
    const { id: requestId } = await ask(line(), newIin());
    const { consentId, dutyId } = await live(iin);
    const pending = await ask(line(), iin);
    await erase(iin);
    const late: readonly (readonly [Api, string, object])[] = [
      [
        desk.api,
        `/v1/consent-requests/${pending.id}/answer`,
        { answer: "grant", confirmation: OTHER_PROOF },
      ],
      [bank.api, `/v1/consent-requests/${pending.id}/cancel`, {}],
      [desk.api, `/v1/consents/${consentId}/withdraw`, { confirmation: OTHER_PROOF }],
      [bank.api, `/v1/duties/${dutyId}/discharge`, { outcome: "ceased" }],
    ];
    for (const [by, path, body] of late) {
      const titles = new Set<string>();
      for (const language of LANGUAGES) {
        const answered = await by.send("POST", path, body, { "accept-language": language });
        const problem = problemOf(answered);
        assert.deepEqual([problem.status, problem.code], [409, "person-erased"], path);
        titles.add(problem.title);
      }
      assert.equal(titles.size, 3);
    }
    const shown = await bank.api.get<ConsentRequestAnswer>(`/v1/consent-requests/${pending.id}`);
    assert.equal(shown.status, "cancelled");
    const other = await bank.api.get<ConsentRequestAnswer>(`/v1/consent-requests/${requestId}`);
    assert.equal(other.status, "pending");
  });

  test("who comes again begins anew", async () => {
    const iin = newIin();
    const { consentId } = await live(iin);
    await erase(iin);
    const again = await grant(world(), line(), iin);
    assert.notEqual(again, consentId);
    assert.equal(await reasonOf(evaluate(line(), iin)), "permit consent");
    assert.deepEqual(
      (await search(iin)).items.map(({ id }) => id),
      [again],
    );
  });

  test("what a law keeps is locked for that use, and whoever asks again unlocks it", async () => {
    const iin = newIin();
    const until = "2027-06-30";
    const refusal = { outcome: "reasoned-refusal", ground: KEPT_GROUND, retention: { until } };
    const { consentId, dutyId } = await live(iin, refusal);
    const retentionId = (await duty(dutyId)).retention_id;
    const kept = [
      { party_id: world().bank.id, retention_id: retentionId, ground: KEPT_GROUND, until },
    ];
    const headers = { "idempotency-key": `lock ${iin}` };
    const order = { data_subject: { iin } };
    const locked = await world().eraser.post<ErasedPersonAnswer>("/v1/erasures", order, headers);
    assert.deepEqual(locked, { status: "locked", kept });
    assert.deepEqual(await world().eraser.post("/v1/erasures", order, headers), locked);
    assert.deepEqual(await erase(iin), locked);

    assert.equal(await reasonOf(evaluate(line(), iin)), "permit retention");
    assert.equal((await evaluate(line(), iin, { action: "collect" })).decision, false);
    assert.deepEqual((await search(iin)).items, []);
    assert.deepEqual((await log({ data_subject: { iin } })).items, []);
    assert.deepEqual(
      (await duty(dutyId)).data_subject,
      { iin },
      "who keeps her data knows for whom",
    );
    const again = await withdraw(world().desk.api, consentId);
    assert.equal(again.status, "withdrawn", "a second withdrawal changes nothing");

    await ask(line(), iin);
    assert.equal((await search(iin)).items.length, 1);
    assert.deepEqual((await duty(dutyId)).data_subject, { iin });
  });

  test("of a locked person no other holder is told, and after the last day nobody is", async () => {
    const iin = newIin();
    const { bank, desk, clock } = { ...world(), clock: stage().clock };
    const consentId = await grant(world(), line(), iin);
    const call = { iin, party_id: world().bureau.id, text: "Сұрақ" };
    const filed = await desk.api.post<RightsCallAnswer>("/v1/inquiries", call);
    const bureau = world().bureau.api;
    await bureau.post(`/v1/duties/${filed.duty_id}/discharge`, {
      outcome: "answered",
      ...REVIEWED,
    });
    const [owed] = (await withdraw(desk.api, consentId)).duties;
    assert.ok(owed !== undefined);
    await bank.api.post(`/v1/duties/${owed.id}/discharge`, {
      outcome: "reasoned-refusal",
      ground: KEPT_GROUND,
      retention: { until: "2027-06-30" },
    });
    await erase(iin);
    assert.deepEqual((await duty(owed.id)).data_subject, { iin });
    assert.equal((await duty(filed.duty_id, bureau)).data_subject, undefined);
    clock.advanceTo("2027-07-01T00:00:00+05:00");
    assert.equal((await duty(owed.id)).data_subject, undefined);
    assert.equal((await evaluate(line(), iin)).decision, false);
    assert.deepEqual(await erase(iin), { status: "erased" });
  });

  test("an administrator's key does not hold the right to it", async () => {
    const { admin } = world();
    const problem = await admin.refused("/v1/erasures", { data_subject: { iin: newIin() } });
    assert.deepEqual([problem.status, problem.code], [403, "missing-scope"]);
  });

  test("is recorded with who ordered it, and names nobody", async () => {
    const iin = newIin();
    await live(iin);
    const { db } = stage().service.store;
    const text = `select outcome, key_id, party_id from command_audit
                  where command = 'erase-person' order by recorded_at desc, audit_id`;
    const before = await db.query(text);
    await erase(iin);
    const rows = await db.query<{ outcome: string; party_id: string }>(text);
    assert.equal(rows.length, before.length + 1);
    const provider = stage().service.admin.partyId.slice(4);
    for (const { party_id } of rows) assert.equal(party_id.replaceAll("-", ""), provider);
    assert.ok(rows.filter(({ outcome }) => outcome === "erased").length >= 1);
  });

  test("beside it a party asks again and again: each time the old person or the new one, whole", async () => {
    const { bank } = world();
    for (let round = 0; round < 3; round += 1) {
      const iin = newIin();
      await live(iin);
      const body = {
        data_subject: { iin },
        purpose_id: line().purposeId,
        object_id: line().objectId,
      };
      const [erased, ...asked] = await Promise.all([
        erase(iin),
        ...Array.from({ length: 5 }, () => bank.api.send("POST", "/v1/consent-requests", body)),
      ]);
      assert.deepEqual(erased, { status: "erased" });
      for (const each of asked) assert.ok([201, 409].includes(each.status), each.text);
      for (const each of asked.filter(({ status }) => status === 409)) {
        assert.equal(problemOf(each).code, "request-pending");
      }
      const made = asked.filter(({ status }) => status === 201);
      const statuses = [];
      for (const { text } of made) {
        const { id } = JSON.parse(text) as ConsentRequestAnswer;
        const shown = await bank.api.get<ConsentRequestAnswer>(`/v1/consent-requests/${id}`);
        statuses.push(shown.status);
      }
      assert.ok(statuses.filter((status) => status === "pending").length <= 1);
      assert.deepEqual((await search(iin)).items, []);
    }
  });

  test("a question that was answered meanwhile keeps the order waiting", async () => {
    const iin = newIin();
    const { id } = await ask(line(), iin);
    await answer(world().desk.api, id);
    const problem = await world().eraser.refused("/v1/erasures", { data_subject: { iin } });
    assert.equal(problem.code, "consent-still-active");
  });
});
