import assert from "node:assert/strict";
import { test } from "node:test";
import { parseIin, type ConsentId, type Iin } from "@kelisim/core";
import type {
  BreachAnswer,
  BreachList,
  CaseFileAnswer,
  DutyDetailAnswer,
  DutyList,
  EventList,
  RightsCallAnswer,
} from "@kelisim/protocol";
import { ALL_JOBS, createIdSource, makeContext, type JobResult } from "@kelisim/server";
import { ensureJobs, findSubject, jobPlace, noteJobPlace, readSubject } from "@kelisim/store";
import { bankLine, evaluate, grant, OTHER_PROOF, withdraw, type Line } from "./support/acts.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { problemOf } from "./support/http-client.ts";
import { testConfig } from "./support/service.ts";
import { onEveryEngine, type Stage } from "./support/stage.ts";
import { register, registerPurpose, type Member } from "./support/world.ts";

const JOB = "disclosure-notices";
const WORDS = "Сұрағыма жауап бермеді";
const NAMED = "Ғазиза Мысалова";

const iinOf = (text: string): Iin | undefined => {
  const parsed = parseIin(text);
  return parsed.ok ? parsed.iin : undefined;
};

onEveryEngine("Complaints, breaches and disclosures", (stage) => {
  let body: Member | undefined;
  /** The authorised body, which oversees everybody. */
  const oversight = async (): Promise<Member> =>
    (body ??= await register(
      stage().world.admin,
      { name: "Уәкілетті орган", roles: ["authorised-body"], sector: "state" },
      ["oversight:read", "duty:act"],
    ));

  const runJob = async ({ service, clock }: Stage, signal = new AbortController().signal) => {
    const job = ALL_JOBS.find(({ name }) => name === JOB);
    assert.ok(job !== undefined);
    const { store } = service;
    const made = makeContext({ config: testConfig(), store, clock, ids: createIdSource(clock) });
    return job.run(made, signal);
  };

  test("a case file tells all that the two did, to whoever filed it and to whoever hears it", async () => {
    const { world } = stage();
    const { bank, desk, clinic, bureau } = world;
    const line = bankLine(world, "sharing");
    const iin = newIin();
    const consentId: ConsentId = await grant(world, line, iin);
    await evaluate(line, iin, { employee: newIin() });
    await evaluate(line, iin, { action: "disclose", recipient: bureau });
    await evaluate(line, iin, { mode: "check" });
    await withdraw(desk.api, consentId, {
      reason: "Енді сенбеймін",
      confirmation: { ...OTHER_PROOF, clerk: NAMED },
    });
    const purposeId = await registerPurpose(bank, line.objectId, { code: "closed-meanwhile" });
    const ended = await grant(world, { ...line, purposeId }, iin);
    await bank.api.post(`/v1/purposes/${purposeId}/close`);
    const asked = await desk.api.post<RightsCallAnswer>("/v1/inquiries", {
      ...{ iin, party_id: bank.id, text: "Не сақтап отырсыз?" },
    });
    const ground = { kind: "law", act: "Банктер туралы заң", article: "50", level: "law" };
    await bank.api.post(`/v1/duties/${asked.duty_id}/discharge`, {
      ...{ outcome: "reasoned-refusal", ground, text: "Заң рұқсат бермейді." },
    });
    const filed = await desk.api.post<RightsCallAnswer>("/v1/complaints", {
      ...{ iin, party_id: bank.id, text: WORDS, duty_id: asked.duty_id, consent_id: consentId },
    });
    const detail = await bank.api.get<DutyDetailAnswer>(`/v1/duties/${filed.duty_id}`);
    assert.deepEqual(
      [detail.kind, detail.rights_call?.kind, detail.rights_call?.addressee],
      ["answer-inquiry", "complaint", "authorised-body"],
    );
    assert.equal(detail.law.term, "product");

    const path = `/v1/complaints/${filed.id}/case-file`;
    const file = await desk.api.get<CaseFileAnswer>(path);
    assert.deepEqual(file.data_subject, { iin });
    assert.deepEqual(file.about, { duty_id: asked.duty_id, consent_id: consentId });
    assert.deepEqual(
      new Map(file.rights_calls.map(({ kind, text }) => [kind, text])),
      new Map([
        ["complaint", WORDS],
        ["inquiry", "Не сақтап отырсыз?"],
      ]),
    );
    const [consent] = file.consents;
    assert.deepEqual(
      new Map(file.consents.map(({ id, status }) => [id, status])),
      new Map([
        [consentId, "withdrawn"],
        [ended, "fulfilled"],
      ]),
    );
    const notice = file.notices.find(({ hash }) => hash === consent?.notice_hash);
    assert.ok((notice?.text.kk.length ?? 0) > 0);
    assert.deepEqual(
      file.said.map(({ event, text }) => [event, text]),
      [["withdrawn", "Енді сенбеймін"]],
    );
    const owed = new Map(file.duties.map((duty) => [duty.id, duty]));
    assert.deepEqual(owed.get(asked.duty_id)?.ground, ground);
    assert.equal(owed.get(asked.duty_id)?.text, "Заң рұқсат бермейді.");
    const stop = file.duties.find(({ kind }) => kind === "cease-processing");
    assert.deepEqual([stop?.rule.by, stop?.rule.article, stop?.rule.part], ["act", "8", "7"]);
    assert.ok((stop?.due_explanation.length ?? 0) >= 15);
    // An inquiry has its days by the act; that a complaint has them too is ours.
    assert.deepEqual(
      [asked.duty_id, filed.duty_id].map((id) => owed.get(id)?.rule.by),
      ["act", "product"],
    );
    assert.deepEqual(
      file.accesses.map(({ action, decision, mode }) => [action, decision, mode]),
      [
        ["disclose", true, "enforce"],
        ["process", true, "enforce"],
      ],
    );
    assert.equal(file.accesses_complete, true);
    const norms = file.norms.map(({ id }) => id);
    for (const id of ["L231-6-19-1-3b", "L231-6-8-7b", "L94-25-2-6"]) assert.ok(norms.includes(id));
    assert.ok(file.norms.every(({ text }) => text.kk.length > 0));
    const text = JSON.stringify(file);
    assert.deepEqual([...new Set(text.match(/(?<!\d)\d{12}(?!\d)/g))].filter(iinOf), [iin]);
    assert.ok(!text.includes(NAMED));

    const { api } = await oversight();
    assert.deepEqual((await api.get<CaseFileAnswer>(path)).duties, file.duties);
    const otherDesk = await register(
      world.admin,
      { name: "Басқа орталық", roles: ["service-desk"] },
      ["channel:assisted"],
    );
    assert.equal(problemOf(await otherDesk.api.send("GET", path)).code, "not-found");
    // Whoever files at its own desk does not read what another party does with her.
    const byClinic = await clinic.api.post<RightsCallAnswer>("/v1/complaints", {
      ...{ iin, party_id: bank.id, text: WORDS },
    });
    for (const stranger of [clinic, bank]) {
      const sent = await stranger.api.send("GET", `/v1/complaints/${byClinic.id}/case-file`);
      assert.equal(problemOf(sent).code, "missing-scope");
    }
    const elsewhere = await desk.api.post<RightsCallAnswer>("/v1/complaints", {
      ...{ iin, party_id: bank.id, text: WORDS, addressee: "court" },
    });
    const theirs = `/v1/complaints/${elsewhere.id}/case-file`;
    assert.equal(problemOf(await api.send("GET", theirs)).code, "not-found");
    assert.equal((await desk.api.get<CaseFileAnswer>(theirs)).addressee, "court");
  });

  test("a breach is a duty of nobody's case, and whoever is named is told once", async () => {
    const { world, clock, service } = stage();
    const { bank, clinic } = world;
    const { db, ring } = service.store;
    const subjects = [newIin(), newIin(), newIin()];
    const detected_at = clock.now().toString();
    const sent = {
      ...{ object_id: world.objects.bank, detected_at, categories: ["iin", "income"], subjects },
    };
    const key = { "idempotency-key": "breach-1" };
    const made = await bank.api.post<BreachAnswer>("/v1/breaches", sent, key);
    assert.deepEqual([made.concerned, made.status, made.due_on], [3, "open", "2026-11-23"]);
    const again = await bank.api.post<BreachAnswer>("/v1/breaches", sent, key);
    assert.deepEqual(again, made);
    for (const text of subjects) {
      const iin = iinOf(text);
      assert.ok(iin !== undefined);
      const subjectId = await findSubject(db, ring, iin);
      assert.ok(subjectId !== undefined);
      const { breachNotices, seq } = await readSubject(service.store, subjectId);
      assert.deepEqual([[...breachNotices.keys()], seq], [[made.id], 1]);
    }
    const detail = await bank.api.get<DutyDetailAnswer>(`/v1/duties/${made.duty_id}`);
    assert.deepEqual([detail.breach_id, detail.data_subject], [made.id, undefined]);
    const { items: events } = await bank.api.get<EventList>("/v1/events?limit=200");
    assert.ok(events.some(({ type, data }) => type === "breach.reported" && "breach_id" in data));
    await bank.api.post(`/v1/duties/${made.duty_id}/discharge`, { outcome: "notified" });
    const other = { ...sent, object_id: world.objects.clinic, subjects: 40_000 };
    const second = await clinic.api.post<BreachAnswer>("/v1/breaches", other);

    const { api } = await oversight();
    const first = await api.get<BreachList>("/v1/breaches?limit=1");
    assert.deepEqual(
      first.items.map(({ id }) => id),
      [second.id],
    );
    const rest = await api.get<BreachList>(`/v1/breaches?cursor=${first.next_cursor ?? ""}`);
    assert.deepEqual(
      rest.items.map(({ id, status, late }) => [id, status, late]),
      [[made.id, "discharged", false]],
    );
    const own = await bank.api.get<BreachList>("/v1/breaches");
    assert.deepEqual(
      own.items.map(({ id }) => id),
      [made.id],
    );
    const refused = await bank.api.refused("/v1/breaches", other);
    assert.deepEqual([refused.status, refused.errors?.[0]?.pointer], [404, "/object_id"]);
  });

  test("a disclosure makes one duty, however often and late the job looks, and wherever it was cut off", async () => {
    const { world, clock, service } = stage();
    const { bank, bureau } = world;
    const { db } = service.store;
    const purposeId = await registerPurpose(bank, world.objects.bank, {
      ...({ code: "told", actions: ["process", "disclose"] } as const),
      ...{ recipients: [bureau.id], notify_disclosure: true },
    });
    const line: Line = { ...bankLine(world), purposeId };
    const people = [newIin(), newIin(), newIin()];
    for (const iin of people) await grant(world, line, iin);
    const decided = await Promise.all(
      people.map((iin) => evaluate(line, iin, { action: "disclose", recipient: bureau })),
    );
    await evaluate(line, people[0] ?? "", { mode: "check", action: "disclose", recipient: bureau });
    await ensureJobs(db, [JOB], clock.now());
    // A row that another clock dated before the job's last place is found all the same.
    await noteJobPlace(db, JOB, clock.now().add({ minutes: 59 }));
    const cut = new AbortController();
    cut.abort();
    assert.deepEqual(await runJob(stage(), cut.signal), { counts: { opened: 0 }, again: true });
    clock.advanceDays(2);
    const both: readonly JobResult[] = await Promise.all([runJob(stage()), runJob(stage())]);
    assert.equal(
      both.reduce((sum, { counts }) => sum + (counts["opened"] ?? 0), 0),
      3,
    );
    assert.deepEqual(await runJob(stage()), { counts: { opened: 0 } });
    assert.ok(((await jobPlace(db, JOB))?.epochMilliseconds ?? 0) > 0);
    const { items } = await bank.api.get<DutyList>("/v1/duties?limit=200&status=open");
    const owed = items.filter(({ kind }) => kind === "notify-disclosure");
    assert.deepEqual(
      owed.map(({ due_on, purpose_id }) => [due_on, purpose_id]),
      people.map(() => ["2026-12-04", purposeId]),
    );
    const details = await Promise.all(
      owed.map(({ id }) => bank.api.get<DutyDetailAnswer>(`/v1/duties/${id}`)),
    );
    assert.deepEqual(
      details.map(({ decision_id }) => decision_id ?? "").toSorted(),
      decided.map(({ context }) => context.decision_id).toSorted(),
    );
    for (const { id } of owed) {
      await bank.api.post(`/v1/duties/${id}/discharge`, { outcome: "notified" });
    }
  });
});
