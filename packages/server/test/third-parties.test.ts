import assert from "node:assert/strict";
import { test } from "node:test";
import type {
  AccessLogEntry,
  ConsentAnswer,
  DecisionExplanation,
  DutyDetailAnswer,
  DutyList,
  EvaluationAnswer,
  EventList,
  WithdrawnConsentAnswer,
} from "@kelisim/protocol";
import type { ConsentId } from "@kelisim/core";
import {
  answer,
  ask,
  bankLine,
  evaluate,
  grant,
  OTHER_PROOF,
  PAPER,
  question,
  reasonOf,
  withdraw,
} from "./support/acts.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { problemOf } from "./support/http-client.ts";
import { onEveryEngine } from "./support/stage.ts";
import { register, registerObject, registerPurpose } from "./support/world.ts";
import { openDecisionId, sealDecisionId } from "../src/access/decision-id.ts";

const NAME = { kk: "Платформа", ru: "Платформа", en: "Platform" };
const LAW = { kind: "law", act: "Заң № 1", article: "5", level: "law" } as const;

onEveryEngine("Data passed on to third parties", (stage) => {
  const iin = newIin();
  let consent: ConsentId;
  let withdrawn: WithdrawnConsentAnswer;
  const line = () => bankLine(stage().world, "sharing");
  const dutyOf = (partyId: string) => withdrawn.duties.find(({ party_id }) => party_id === partyId);

  test("a passing-on is permitted to the recipients of the consent only", async () => {
    const { world } = stage();
    const { bureau, clinic } = world;
    consent = await grant(world, line(), iin, { ask: { recipients: [bureau.id] } });
    const to = (recipient: typeof bureau, mode?: "check") =>
      reasonOf(evaluate(line(), iin, { action: "disclose", recipient, ...(mode && { mode }) }));
    assert.equal(await to(bureau), "permit consent");
    assert.equal(await to(bureau), "permit consent");
    assert.equal(await to(clinic), "deny recipient-not-covered");
    assert.equal(await to(world.stateBody), "deny recipient-not-covered");
  });

  test("a recipient asks for itself, and the log keeps caller and requester apart", async () => {
    const { bureau, bank, objects } = stage().world;
    const asked = { requester: bureau, recipient: bureau, action: "disclose" } as const;
    const own = await evaluate(line(), iin, asked, bureau.api);
    assert.deepEqual([own.decision, own.context.basis], [true, { kind: "consent", id: consent }]);
    const reported = await evaluate(line(), iin, asked, bank.api);
    assert.equal(reported.decision, true);
    const log = async (by: typeof bank) =>
      (
        await by.api.post<{ items: readonly AccessLogEntry[] }>("/v1/access-log/search", {
          requester_bin: bureau.bin,
          object_id: objects.bank,
        })
      ).items.map(({ caller_id, requester_bin, recipient }) => [
        caller_id,
        requester_bin,
        recipient,
      ]);
    assert.deepEqual(await log(bureau), [[bureau.id, bureau.bin, bureau.bin]]);
    assert.deepEqual(await log(bank), [[bank.id, bureau.bin, bureau.bin]]);
    const path = `/v1/access-decisions/${reported.context.decision_id}`;
    const seen = await bureau.api.get<DecisionExplanation>(path);
    assert.deepEqual([seen.caller_id, seen.decision], [bank.id, true]);
  });

  test("a recipient may not ask under another action, nor for another recipient", async () => {
    const { bureau, clinic } = stage().world;
    const asked = (more: Parameters<typeof evaluate>[2]) =>
      reasonOf(evaluate(line(), iin, { requester: bureau, ...more }, bureau.api));
    assert.equal(await asked({ action: "process" }), "deny party-not-entitled");
    assert.equal(await asked({ action: "disclose", recipient: clinic }), "deny party-not-entitled");
  });

  test("a look-up is logged as one, and leaves no recipient behind", async () => {
    const { world } = stage();
    const other = newIin();
    const id = await grant(world, line(), other);
    const decision = await evaluate(line(), other, {
      action: "disclose",
      recipient: world.bureau,
      mode: "check",
    });
    assert.equal(decision.decision, true);
    const { items } = await world.bank.api.post<{ items: readonly AccessLogEntry[] }>(
      "/v1/access-log/search",
      { mode: "check" },
    );
    assert.deepEqual(
      items.map(({ mode, decision: permitted }) => [mode, permitted]),
      [["check", true]],
    );
    const path = `/v1/access-decisions/${decision.context.decision_id}`;
    assert.equal((await world.bank.api.get<DecisionExplanation>(path)).mode, "check");
    const { duties } = await withdraw(world.desk.api, id);
    assert.deepEqual(
      duties.map(({ party_id }) => party_id),
      [world.bank.id],
    );
  });

  test("a part is taken back at once and the rest goes on; each holder stops with that part", async () => {
    const { desk, bank, bureau } = stage().world;
    const person = newIin();
    const given = await grant(stage().world, line(), person, { ask: { recipients: [bureau.id] } });
    const passed = { action: "disclose", recipient: bureau } as const;
    assert.equal(await reasonOf(evaluate(line(), person, passed)), "permit consent");
    const take = (parts: object) =>
      desk.api.post<WithdrawnConsentAnswer>(`/v1/consents/${given}/withdraw`, {
        parts,
        confirmation: OTHER_PROOF,
      });
    const taken = await take({ recipients: [bureau.id] });
    assert.deepEqual([taken.status, taken.recipients], ["active", []]);
    assert.deepEqual(
      taken.duties.map(({ party_id }) => party_id).toSorted(),
      [bank.id, bureau.id].toSorted(),
    );
    for (const { parts, destroy_by, due_on } of taken.duties) {
      assert.deepEqual([parts, destroy_by], [{ recipients: [bureau.id] }, due_on]);
    }
    assert.equal(await reasonOf(evaluate(line(), person, passed)), "deny recipient-not-covered");
    assert.equal(await reasonOf(evaluate(line(), person)), "permit consent");
    assert.deepEqual(await take({ recipients: [bureau.id] }), taken);
    // Whoever still owes a stop reads the consent that it has to stop for.
    assert.equal((await bureau.api.get<ConsentAnswer>(`/v1/consents/${given}`)).status, "active");
    const all = await withdraw(desk.api, given);
    assert.deepEqual([all.status, all.duties.length], ["withdrawn", 4]);
  });

  test("a withdrawal reaches everyone who received data, once each", async () => {
    const { bank, bureau, desk } = stage().world;
    withdrawn = await withdraw(desk.api, consent);
    const parties = withdrawn.duties.map(({ party_id }) => party_id);
    assert.deepEqual(parties.toSorted(), [bank.id, bureau.id].toSorted());
    for (const { kind, due_on } of withdrawn.duties) {
      assert.deepEqual([kind, due_on], ["cease-processing", "2026-12-11"]);
    }
  });

  test("each holder sees its own duty, and hears of it", async () => {
    const { bank, bureau, clinic } = stage().world;
    for (const holder of [bank, bureau]) {
      const duty = dutyOf(holder.id);
      const { items } = await holder.api.get<DutyList>("/v1/duties?status=open");
      assert.ok(items.some(({ id }) => id === duty?.id));
      assert.ok(items.every(({ party_id }) => party_id === holder.id));
      const detail = await holder.api.get<DutyDetailAnswer>(`/v1/duties/${duty?.id}`);
      assert.deepEqual(detail.data_subject, { iin });
      const feed = await holder.api.get<EventList>("/v1/events?limit=200");
      const opened = feed.items.filter(({ data }) => data.duty_id === duty?.id);
      assert.deepEqual(
        opened.map(({ type }) => type),
        ["duty.opened"],
      );
    }
    const path = `/v1/duties/${dutyOf(bank.id)?.id}`;
    assert.equal(problemOf(await bureau.api.send("GET", path)).code, "not-found");
    assert.deepEqual((await clinic.api.get<DutyList>("/v1/duties")).items, []);
  });

  test("a reasoned refusal leaves exactly what it names, until its day", async () => {
    const { bank, bureau, clinic } = stage().world;
    const refusal = { outcome: "reasoned-refusal", ground: LAW };
    const discharged = await bank.api.post<DutyDetailAnswer>(
      `/v1/duties/${dutyOf(bank.id)?.id}/discharge`,
      {
        ...refusal,
        retention: { categories: ["income"], actions: ["process"], until: "2026-12-31" },
      },
    );
    assert.deepEqual(discharged.ground, LAW);
    assert.match(discharged.retention_id ?? "", /^ret_/);
    const permitted = await evaluate(line(), iin);
    assert.deepEqual(permitted.context.basis, { kind: "retention", id: discharged.retention_id });
    assert.equal(permitted.context.reason.code, "retention");
    for (const asked of [
      { categories: ["income", "iin"] },
      { categories: ["iin"] },
      { action: "collect" },
      { action: "disclose", recipient: bureau },
    ] as const) {
      assert.equal(await reasonOf(evaluate(line(), iin, asked)), "deny consent-withdrawn");
    }
    const other = bankLine(stage().world, "scoring");
    assert.equal(await reasonOf(evaluate(other, iin)), "deny no-consent");
    const stranger = reasonOf(evaluate(line(), iin, { requester: clinic }, clinic.api));
    assert.equal(await stranger, "deny party-not-entitled");
    const { items } = await bank.api.post<{ items: readonly AccessLogEntry[] }>(
      "/v1/access-log/search",
      { decision: true, data_subject: { iin }, mode: "enforce" },
    );
    assert.deepEqual(items[0]?.basis, { kind: "retention", id: discharged.retention_id });
  });

  test("a duty to store opens no use of the data", async () => {
    const { bureau, bank } = stage().world;
    const discharged = await bureau.api.post<DutyDetailAnswer>(
      `/v1/duties/${dutyOf(bureau.id)?.id}/discharge`,
      { outcome: "reasoned-refusal", ground: { ...LAW, kind: "storage-required" } },
    );
    assert.equal(discharged.status, "discharged");
    const asked = { requester: bureau, recipient: bureau, action: "disclose" } as const;
    const passed = evaluate(line(), iin, asked, bureau.api);
    assert.equal(await reasonOf(passed), "deny consent-withdrawn");
    assert.equal(await reasonOf(evaluate(line(), iin, {}, bank.api)), "permit retention");
  });

  const bare = ({ decision, context }: EvaluationAnswer): object => {
    const { decision_id: _, ...shown } = context;
    return { decision, context: shown };
  };
  const unique = (explained: DecisionExplanation): object => {
    const { decision_id: _, decided_at: __, ...shown } = explained;
    return shown;
  };

  test("whoever is no party to a consent hears the same of every person", async () => {
    const { world } = stage();
    const { bureau, clinic, bank, desk } = world;
    const ofBureau = newIin();
    await grant(world, line(), ofBureau, { ask: { recipients: [bureau.id] } });
    const refused = newIin();
    await answer(desk.api, (await ask(line(), refused)).id, { answer: "refuse" });
    const pending = newIin();
    await ask(line(), pending);
    const unknown = newIin();
    const asked = { requester: clinic, recipient: clinic, action: "disclose" } as const;
    const seen: object[] = [];
    for (const person of [unknown, ofBureau, refused, pending]) {
      const decision = await evaluate(line(), person, asked, clinic.api);
      const path = `/v1/access-decisions/${decision.context.decision_id}`;
      const explained = await clinic.api.get<DecisionExplanation>(path);
      const { items } = await clinic.api.post<{ items: readonly AccessLogEntry[] }>(
        "/v1/access-log/search?limit=1",
        { data_subject: { iin: person } },
      );
      assert.equal(items[0]?.reason.code, "no-consent");
      const older = await clinic.api.get<DecisionExplanation>(`${path}?at=2026-01-17`);
      assert.equal(older.replayed?.logged.reason, "no-consent");
      const told = [explained, older].map(unique);
      seen.push({ decision: bare(decision), explained: told });
      const masked = await evaluate(line(), person, asked, bank.api);
      assert.equal(masked.context.reason.code, "no-consent", "the bank asks for a stranger");
    }
    const [first, ...others] = seen;
    for (const other of others) assert.deepEqual(other, first);
    const own = { recipient: clinic, action: "disclose" } as const;
    const reasons = [];
    for (const person of [unknown, ofBureau, refused, pending]) {
      reasons.push(await reasonOf(evaluate(line(), person, own)));
    }
    assert.deepEqual(reasons, [
      "deny no-consent",
      "deny recipient-not-covered",
      "deny consent-refused",
      "deny no-consent",
    ]);
  });

  test("what older rules decided is told by its reason, and hidden from strangers too", async () => {
    const { world, service } = stage();
    const { clinic, bank, desk } = world;
    const refused = newIin();
    await answer(desk.api, (await ask(line(), refused)).id, { answer: "refuse" });
    const asked = { requester: clinic, recipient: clinic, action: "disclose" } as const;
    const { context } = await evaluate(line(), refused, asked, bank.api);
    const { db, sealer } = service.store;
    const key = openDecisionId(sealer, context.decision_id);
    assert.ok(key !== undefined);
    const last = key.decisionId.endsWith("0") ? "1" : "0";
    const decisionId = key.decisionId.slice(0, -1) + last;
    await db.query(
      `insert into access_log select (jsonb_populate_record(l, jsonb_build_object(
        'decision_id', $1::text, 'rule_set', 'kz-2026-07-12.2'))).* from access_log l
        where decision_id = $2`,
      [decisionId, key.decisionId],
    );
    const path = `/v1/access-decisions/${sealDecisionId(sealer, { ...key, decisionId })}`;
    const seen = await bank.api.get<DecisionExplanation>(path);
    assert.equal(seen.rule_set, "kz-2026-07-12.2");
    assert.deepEqual([seen.decision, seen.reason.code], [false, "no-consent"]);
    assert.equal(seen.rules_tried.length, 1);
    const older = await bank.api.get<DecisionExplanation>(`${path}?at=2026-01-17T10:00:00Z`);
    assert.deepEqual([older.replayed?.on, older.replayed?.differences], ["2026-01-17", undefined]);
  });

  test("a decision is explained by the roles that its recipient had then", async () => {
    const { world } = stage();
    const { admin, bank } = world;
    const roles = ["third-party", "ai-platform-operator"];
    const platform = await register(admin, { name: NAME, roles });
    const objectId = await registerObject(bank, { confidential: true });
    const purposeId = await registerPurpose(bank, objectId, {
      code: "to-the-platform",
      actions: ["collect", "process", "disclose"],
      recipients: [platform.id],
    });
    const asked = { action: "disclose", recipient: platform } as const;
    const { context } = await evaluate({ party: bank, objectId, purposeId }, newIin(), asked);
    const path = `/v1/access-decisions/${context.decision_id}`;
    const then = await bank.api.get<DecisionExplanation>(path);
    await admin.post(`/v1/parties/${platform.id}/close`, { roles: ["ai-platform-operator"] });
    assert.deepEqual((await bank.api.get<DecisionExplanation>(path)).reason, then.reason);
  });

  test("an explanation opens for its caller and its requester, and for nobody else", async () => {
    const { bank, clinic, bureau } = stage().world;
    const { context } = await evaluate(line(), iin);
    const path = `/v1/access-decisions/${context.decision_id}`;
    assert.equal((await bank.api.send("GET", path)).status, 200);
    for (const { api } of [clinic, bureau]) {
      assert.equal(problemOf(await api.send("GET", path)).code, "not-found");
    }
  });

  test("a paper of the asking party's own says so", async () => {
    const { bank } = stage().world;
    const { consent_id: id } = await answer(bank.api, (await ask(line(), newIin())).id);
    const own = await bank.api.get<ConsentAnswer>(`/v1/consents/${id}`);
    assert.equal(own.provenance, "asserted-by-holder");
    assert.deepEqual(own.asserted_by, { party_id: bank.id });
  });

  test("a recipient sees the consent that names it; another does not", async () => {
    const { world } = stage();
    const { bureau, clinic } = world;
    const id = await grant(world, line(), newIin(), { ask: { recipients: [bureau.id] } });
    assert.equal((await bureau.api.get<ConsentAnswer>(`/v1/consents/${id}`)).id, id);
    assert.equal((await clinic.api.send("GET", `/v1/consents/${id}`)).status, 404);
    const found = await bureau.api.post<{ items: readonly object[] }>("/v1/consents/search", {});
    assert.deepEqual(found.items, []);
  });

  test("a holder records a withdrawal that reached it, whoever it is", async () => {
    const { world } = stage();
    const id = await grant(world, line(), newIin(), { ask: { recipients: [world.bureau.id] } });
    const taken = await withdraw(world.bureau.api, id, { confirmation: OTHER_PROOF });
    assert.equal(taken.status, "withdrawn");
  });

  test("data in a state object are out of this service's hands", async () => {
    const { stateBody, objects, purposes } = stage().world;
    const state = { party: stateBody, objectId: objects.state, purposeId: purposes.register };
    const denied = await evaluate(state, newIin());
    assert.equal(denied.decision, false);
    assert.equal(denied.context.reason.code, "state-object-needs-state-service");
    assert.deepEqual(
      [denied.context.reason.act, denied.context.reason.article, denied.context.reason.part],
      ["395/НҚ", "6", "2"],
    );
    const body = {
      data_subject: { iin: newIin() },
      purpose_id: purposes.register,
      object_id: objects.state,
    };
    const refused = await stateBody.api.refused("/v1/consent-requests", body);
    assert.deepEqual([refused.status, refused.code], [422, "state-object-needs-state-service"]);
  });

  test("members that AuthZEN may add are ignored", async () => {
    const { world } = stage();
    const person = newIin();
    await grant(world, line(), person);
    const asked = question(line(), person);
    const body = {
      ...asked,
      subject: { ...asked.subject, properties: { employee: "клерк 7", team: "b" } },
      evaluations: [],
      options: { evaluations_semantic: "execute_all" },
    };
    const decision = await world.bank.api.post<EvaluationAnswer>("/access/v1/evaluation", body);
    assert.equal(decision.decision, true);
  });

  test("a paper signed long ago starts its permission when it was recorded", async () => {
    const { world } = stage();
    const id = await grant(world, line(), newIin(), {
      answer: { confirmation: { ...PAPER, signed_on: "2026-03-01" } },
    });
    const own = await world.bank.api.get<ConsentAnswer>(`/v1/consents/${id}`);
    assert.equal(own.effective_at, "2026-03-01T00:00:00.000+05:00");
    assert.match(own.granted_at, /^2026-11-20T/);
  });
});
