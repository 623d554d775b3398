import assert from "node:assert/strict";
import { test } from "node:test";
import type {
  AccessLogEntry,
  ConsentAnswer,
  ConsentRequestAnswer,
  DecisionExplanation,
  DischargedDutyAnswer,
  DutyDetailAnswer,
  DutyList,
  EvaluationAnswer,
  EventList,
  WithdrawnConsentAnswer,
} from "@kelisim/protocol";
import {
  answer,
  ask,
  bankLine,
  evaluate,
  OTHER_PROOF,
  PAPER,
  reasonOf,
  SHA_A,
  withdraw,
} from "./support/acts.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { onEveryEngine } from "./support/stage.ts";

onEveryEngine("The life of a consent", (stage) => {
  const iin = newIin();
  let request: ConsentRequestAnswer;
  let consent: ConsentAnswer;
  let withdrawn: WithdrawnConsentAnswer;
  const decisions: EvaluationAnswer[] = [];

  const line = () => bankLine(stage().world);
  const evaluated = async (...asked: Parameters<typeof evaluate>) => {
    const decision = await evaluate(...asked);
    decisions.push(decision);
    return decision;
  };

  test("a bank asks, and the person gets a notice and a week", async () => {
    request = await ask(line(), iin, { language: "ru", phone: "+77010000000" });
    const { bank, purposes, objects } = stage().world;
    assert.equal(request.status, "pending");
    assert.equal(request.party_id, bank.id);
    assert.equal(request.purpose_id, purposes.scoring);
    assert.equal(request.object_id, objects.bank);
    assert.deepEqual(request.categories, ["iin", "full-name", "income", "phone"]);
    assert.deepEqual(request.required_categories, ["iin", "full-name", "income"]);
    assert.deepEqual(request.actions, ["collect", "process"]);
    assert.equal(request.language, "ru");
    assert.match(request.matching_word, /^\S+$/);
    assert.equal(request.answer_url, `${stage().service.url}/answer/${request.id}`);
    assert.match(request.notice.hash, /^[0-9a-f]{64}$/);
    assert.match(request.requested_at, /^2026-11-20T10:00:\d\d\.\d{3}\+05:00$/);
    const term = Date.parse(request.expires_at) - Date.parse(request.requested_at);
    assert.equal(term, 7 * 86_400_000);
    assert.ok(!JSON.stringify(request).includes(iin));
  });

  test("until she answers, the request waits and nothing is permitted", async () => {
    const { bank } = stage().world;
    const read = await bank.api.get<ConsentRequestAnswer>(`/v1/consent-requests/${request.id}`);
    const { text, ...notice } = read.notice;
    assert.deepEqual({ ...read, notice }, request);
    assert.match(text?.kk ?? "", /Тұмар банкі/);
    assert.match(text?.ru ?? "", /Банк Тұмар/);
    assert.match(text?.en ?? "", /Tumar Bank/);
    assert.ok(!JSON.stringify(read).includes(iin));
    const decision = await evaluated(line(), iin);
    assert.equal(decision.decision, false);
    assert.equal(decision.context.reason.code, "no-consent");
    assert.equal(decision.context.basis, null);
    assert.deepEqual(decision.context.categories, {
      permitted: [],
      denied: [{ code: "income", reason: "no-consent" }],
    });
  });

  test("a desk hands in her paper, and only what is required is granted", async () => {
    const { desk, bank } = stage().world;
    const answered = await answer(desk.api, request.id);
    assert.deepEqual([answered.request_id, answered.status], [request.id, "granted"]);
    consent = await bank.api.get(`/v1/consents/${answered.consent_id}`);
    assert.equal(consent.status, "active");
    assert.deepEqual(consent.categories, ["iin", "full-name", "income"]);
    assert.deepEqual(consent.valid_until, { kind: "date", date: "2027-11-19" });
    assert.equal(consent.channel, "written");
    assert.equal(consent.confirmation, "written");
    assert.equal(consent.provenance, "asserted-by");
    assert.deepEqual(consent.asserted_by, { party_id: desk.id });
    assert.equal(consent.language, "ru");
    assert.equal(consent.notice_hash, request.notice.hash);
    assert.equal(consent.effective_at, "2026-11-19T00:00:00.000+05:00");
    assert.match(consent.granted_at, /^2026-11-20T/);
  });

  test("the request knows its consent", async () => {
    const { bank } = stage().world;
    const read = await bank.api.get<ConsentRequestAnswer>(`/v1/consent-requests/${request.id}`);
    assert.deepEqual([read.status, read.consent_id], ["granted", consent.id]);
    assert.equal(read.answered_at, consent.granted_at);
  });

  test("the bank may do what was granted, and nothing else", async () => {
    const permitted = await evaluated(line(), iin, { employee: "teller-7" });
    assert.equal(permitted.decision, true);
    assert.deepEqual(permitted.context.basis, { kind: "consent", id: consent.id });
    assert.deepEqual(permitted.context.categories, { permitted: ["income"], denied: [] });
    assert.match(permitted.context.decision_id, /^dec_/);
    assert.match(permitted.context.rule_set, /^kz-2026-07-12/);
    const both = await evaluated(line(), iin, { categories: ["income", "phone"] });
    assert.equal(both.decision, false);
    assert.equal(both.context.reason.code, "category-not-covered");
    assert.deepEqual(both.context.categories, {
      permitted: ["income"],
      denied: [{ code: "phone", reason: "category-not-covered" }],
    });
    assert.equal(
      await reasonOf(evaluate(line(), iin, { action: "disseminate" })),
      "deny action-not-covered",
    );
  });

  test("she withdraws, and the bank gets fifteen working days", async () => {
    const { desk, bank } = stage().world;
    withdrawn = await withdraw(desk.api, consent.id, { reason: "Енді қажет емес" });
    assert.equal(withdrawn.status, "withdrawn");
    assert.match(withdrawn.withdrawn_at ?? "", /^2026-11-20T/);
    assert.equal(withdrawn.duties.length, 1);
    const [duty] = withdrawn.duties;
    assert.ok(duty);
    assert.deepEqual(
      [duty.kind, duty.party_id, duty.status, duty.consent_id],
      ["cease-processing", bank.id, "open", consent.id],
    );
    assert.equal(duty.delivered_at, duty.opened_at);
    assert.deepEqual(
      [duty.due_on, duty.warn_on, duty.provisional],
      ["2026-12-11", "2026-12-10", false],
    );
    const counted = duty.due_explanation.filter((day) => day.counted !== null);
    assert.equal(counted.length, 15);
    assert.equal(counted.at(-1)?.date, "2026-12-11");
    assert.equal(duty.due_explanation[0]?.date, "2026-11-20");
    assert.ok(!JSON.stringify(withdrawn).includes("қажет"));
  });

  test("from that moment on everything is denied", async () => {
    const decision = await evaluated(line(), iin);
    assert.equal(decision.decision, false);
    assert.equal(decision.context.reason.code, "consent-withdrawn");
    assert.equal(decision.context.reason.article, "8");
  });

  test("a second withdrawal changes nothing and shows the same duties", async () => {
    const { desk, bank } = stage().world;
    for (const { api } of [desk, bank]) {
      assert.deepEqual(await withdraw(api, consent.id, { confirmation: PAPER }), withdrawn);
    }
    assert.deepEqual(await withdraw(desk.api, consent.id), withdrawn);
  });

  test("the bank finds its duty and whom it is about", async () => {
    const { bank } = stage().world;
    const open = await bank.api.get<DutyList>("/v1/duties?status=open,overdue");
    assert.deepEqual(open.items, withdrawn.duties);
    const [duty] = withdrawn.duties;
    const { law, ...detail } = await bank.api.get<DutyDetailAnswer>(`/v1/duties/${duty?.id}`);
    assert.deepEqual(detail, { ...duty, data_subject: { iin } });
    assert.deepEqual([law.article, law.part, law.term], ["8", "7", "act"]);
  });

  test("the bank stops, and its duty is discharged in time", async () => {
    const { bank, desk } = stage().world;
    const [duty] = withdrawn.duties;
    const discharged = await bank.api.post<DischargedDutyAnswer>(
      `/v1/duties/${duty?.id}/discharge`,
      { outcome: "ceased", evidence_sha256: SHA_A },
    );
    assert.deepEqual(
      [discharged.status, discharged.outcome, discharged.late],
      ["discharged", "ceased", false],
    );
    assert.equal((await bank.api.get<DutyList>("/v1/duties?status=open,overdue")).items.length, 0);
    const [only] = (await bank.api.get<DutyList>("/v1/duties?status=discharged")).items;
    assert.deepEqual(only, discharged);
    const again = await withdraw(desk.api, consent.id);
    assert.deepEqual(again.duties, [discharged]);
  });

  test("every decision explains itself as the log has it, in three languages", async () => {
    const { bank } = stage().world;
    const log = await bank.api.post<{ items: readonly AccessLogEntry[] }>(
      "/v1/access-log/search?limit=200",
      { data_subject: { iin } },
    );
    assert.equal(log.items.length, 5);
    for (const { decision, context } of decisions) {
      const { decision_id: id, categories: _, ...answered } = context;
      const path = `/v1/access-decisions/${id}`;
      const { rules_tried: tried, ...explained } = await bank.api.get<DecisionExplanation>(path);
      assert.equal(explained.decision, decision);
      const { reason, basis, rule_set } = explained;
      assert.deepEqual({ reason, basis, rule_set }, answered);
      const logged = log.items.find((entry) => entry.decided_at === explained.decided_at);
      assert.deepEqual({ ...logged, decision_id: id }, { ...explained, decision_id: id });
      const last = tried.at(-1);
      assert.deepEqual(
        [last?.rule, last?.code, last?.text],
        [reason.rule, reason.code, reason.text],
      );
      assert.equal(last?.outcome, decision ? "permitted" : "failed");
      const { kk, ru, en } = reason.text;
      assert.equal(new Set([kk, ru, en]).size, 3);
      assert.match(kk, /[әғқңөұүһі]/i);
      assert.match(en, /^[\x20-\x7e]+$/);
    }
  });

  test("a decision is replayed by the rules of another day, which names those that differ", async () => {
    const { bank } = stage().world;
    const path = `/v1/access-decisions/${decisions[1]?.context.decision_id}`;
    const told = (query: string) => bank.api.get<DecisionExplanation>(`${path}?${query}`);
    const { replayed, rules_tried: tried, ...earlier } = await told("at=2026-01-17");
    const { replayed: byOn } = await told("on=2026-01-17");
    assert.deepEqual(byOn, replayed);
    assert.match(earlier.rule_set, /^kz-earlier/);
    assert.equal(replayed?.at, "2026-01-17T12:00:00.000+05:00");
    const differing = new Map(replayed.differences?.map((each) => [each.rule, each]));
    const ofPurpose = differing.get("purpose-is-known-before-law-231");
    assert.deepEqual([ofPurpose?.logged, ofPurpose?.replayed], ["not-applicable", "passed"]);
    assert.equal(differing.has("object-is-known"), false);
    const held = (rule: string) => tried.find((each) => each.rule === rule);
    assert.equal(held("purpose-is-known-before-law-231")?.text_held, false);
    assert.match(held("purpose-is-known-before-law-231")?.text_note?.kk ?? "", /мәтіні бізде жоқ/);
    assert.deepEqual([held("object-is-known")?.text_held], [true]);
    const last = await told("at=2026-01-17T23:59:59%2B05:00");
    const first = await told("at=2026-01-17T19:00:00Z");
    assert.notEqual(last.rule_set, first.rule_set);
    const same = await told("at=2026-08-01");
    assert.deepEqual(same.replayed?.differences, []);
  });

  test("the log is searched by every one of its filters", async () => {
    const { bank, purposes, objects } = stage().world;
    const found = async (filter: object): Promise<readonly AccessLogEntry[]> =>
      (await bank.api.post<{ items: readonly AccessLogEntry[] }>("/v1/access-log/search", filter))
        .items;
    const all = await found({});
    assert.equal(all.length, 5);
    const times = all.map((entry) => entry.decided_at);
    assert.deepEqual(times, times.toSorted().toReversed());
    const [permit] = await found({ decision: true });
    assert.equal(permit?.employee, "teller-7");
    assert.equal((await found({ decision: false })).length, 4);
    assert.equal((await found({ mode: "check" })).length, 0);
    assert.equal((await found({ requester_bin: bank.bin })).length, 5);
    assert.equal((await found({ requester_bin: stage().world.clinic.bin })).length, 0);
    assert.equal((await found({ purpose_id: purposes.sharing })).length, 0);
    assert.equal((await found({ object_id: objects.bank, mode: "enforce" })).length, 5);
    assert.equal((await found({ data_subject: { iin: newIin() } })).length, 0);
    const decidedAt = permit?.decided_at;
    assert.deepEqual((await found({ from: decidedAt, decision: true })).length, 1);
    assert.deepEqual((await found({ to: decidedAt, decision: true })).length, 0);
    assert.ok(!JSON.stringify(all).includes(iin));
  });

  test("the feed told it all in order, with ids and days only", async () => {
    const { bank, desk } = stage().world;
    const feed = await bank.api.get<EventList>("/v1/events");
    const [duty] = withdrawn.duties;
    const told = feed.items.map(({ type, data }) => [type, data] as const);
    assert.deepEqual(told, [
      ["consent.requested", { request_id: request.id }],
      ["consent.granted", { request_id: request.id, consent_id: consent.id }],
      ["consent.withdrawn", { consent_id: consent.id }],
      ["duty.opened", { duty_id: duty?.id, due_on: "2026-12-11" }],
      ["duty.discharged", { duty_id: duty?.id }],
    ]);
    assert.deepEqual(
      feed.items.map(({ feed_seq }) => feed_seq),
      [1, 2, 3, 4, 5],
    );
    assert.equal(feed.next_cursor, null);
    const rest = await bank.api.get<EventList>("/v1/events?after=3");
    assert.deepEqual(rest.items, feed.items.slice(3));
    const page = await bank.api.get<EventList>("/v1/events?limit=2");
    assert.deepEqual([page.items, page.next_cursor], [feed.items.slice(0, 2), "2"]);
    assert.deepEqual(await bank.api.get<EventList>("/v1/events"), feed);
    assert.equal((await desk.api.send("GET", "/v1/events")).status, 403);
  });

  test("after a withdrawal a new consent may be asked for, and stands by itself", async () => {
    const { desk, bank } = stage().world;
    const asked = await ask(line(), iin);
    const { consent_id: id } = await answer(desk.api, asked.id, {
      confirmation: OTHER_PROOF,
      categories: ["iin", "full-name", "income", "phone"],
    });
    const renewed = await bank.api.get<ConsentAnswer>(`/v1/consents/${id}`);
    assert.deepEqual(
      [renewed.status, renewed.channel, renewed.confirmation],
      ["active", "other-provable", "other-provable"],
    );
    assert.equal(renewed.effective_at, renewed.granted_at);
    assert.equal(
      await reasonOf(evaluate(line(), iin, { categories: ["phone"] })),
      "permit consent",
    );
    const older = await bank.api.get<ConsentAnswer>(`/v1/consents/${consent.id}`);
    assert.equal(older.status, "withdrawn");
  });
});
