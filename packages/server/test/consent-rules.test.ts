import assert from "node:assert/strict";
import { test } from "node:test";
import type { ConsentId } from "@kelisim/core";
import type {
  ConsentAnswer,
  ConsentRequestAnswer,
  DigitalObjectAnswer,
  DutyDetailAnswer,
  DutyList,
  PartyAnswer,
} from "@kelisim/protocol";
import {
  answer,
  ask,
  askBody,
  bankLine,
  evaluate,
  grant,
  OTHER_PROOF,
  PAPER,
  reasonOf,
  withdraw,
} from "./support/acts.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { problemOf } from "./support/http-client.ts";
import { onEveryEngine } from "./support/stage.ts";
import { register, registerObject, registerPurpose } from "./support/world.ts";

onEveryEngine("What a consent may be asked for, and what ends it", (stage) => {
  const line = () => bankLine(stage().world);
  const read = (id: ConsentId | undefined, by = stage().world.bank.api) =>
    by.get<ConsentAnswer>(`/v1/consents/${id}`);

  test("a refusal is an answer, and the newest one speaks", async () => {
    const { clock, world } = stage();
    const { desk, bank } = world;
    const iin = newIin();
    const first = await ask(line(), iin);
    const refused = await answer(desk.api, first.id, { answer: "refuse" });
    assert.deepEqual(refused, { request_id: first.id, status: "refused" });
    const asked = await bank.api.get<ConsentRequestAnswer>(`/v1/consent-requests/${first.id}`);
    assert.deepEqual([asked.status, asked.consent_id], ["refused", undefined]);
    assert.equal(await reasonOf(evaluate(line(), iin)), "deny consent-refused");
    const body = askBody(line(), iin);
    const early = await bank.api.send("POST", "/v1/consent-requests", body);
    const problem = problemOf(early);
    assert.deepEqual([problem.status, problem.code], [429, "cooling-down"]);
    assert.match(early.text, /"retry_on":"2026-12-04"/);
    assert.match(problem.detail, /2026-12-04/);
    const seconds = Number(early.headers.get("retry-after"));
    clock.advanceTo("2026-12-03T23:59:59+05:00");
    assert.equal((await bank.api.refused("/v1/consent-requests", body)).code, "cooling-down");
    assert.ok(seconds > 13 * 86_400 && seconds <= 14 * 86_400);
    clock.advanceTo("2026-12-04T00:00:00+05:00");
    const again = await ask(line(), iin);
    const older = await desk.api.refused(`/v1/consent-requests/${again.id}/answer`, {
      answer: "grant",
      confirmation: PAPER,
    });
    assert.deepEqual([older.status, older.code], [409, "newer-answer-stands"]);
    const { consent_id: consent } = await answer(desk.api, again.id, { confirmation: OTHER_PROOF });
    assert.equal(await reasonOf(evaluate(line(), iin)), "permit consent");
    await answer(desk.api, (await ask(line(), iin)).id, { answer: "refuse" });
    assert.equal(await reasonOf(evaluate(line(), iin)), "deny consent-refused");
    assert.equal((await read(consent)).status, "superseded");
    assert.ok(consent);
    const taken = await withdraw(desk.api, consent);
    assert.deepEqual([taken.status, taken.duties.length], ["withdrawn", 1]);
  });

  test("a contract with her sets the term, and what it is called stands nowhere in clear", async () => {
    const { service, world } = stage();
    const iin = newIin();
    const reference = "№ ШАРТ-7719";
    const consent = await grant(world, line(), iin, {
      ask: { valid_until: "2029-12-31", term_basis: { kind: "contract", reference } },
    });
    const { valid_until: term, review_every: every } = await read(consent);
    assert.deepEqual(term, { kind: "date", date: "2029-12-31", basis: { kind: "contract" } });
    assert.equal(every, undefined);
    const rows = await service.store.db.query<{ body: string }>(
      `select body::text as body from event union all select body::text from consent_request
       union all select body::text from answer union all select body::text from notice`,
    );
    assert.ok(rows.length > 3);
    for (const { body } of rows) assert.ok(!body.includes("ШАРТ-7719"), body);
    const law = { kind: "law", act: "12-XX", article: "3" } as const;
    const asked = await ask(line(), newIin(), { valid_until: "2030-12-31", term_basis: law });
    assert.deepEqual([asked.valid_until, asked.term_basis], ["2030-12-31", law]);
  });

  test("only what is missing is asked for, on the terms of the consent that stands", async () => {
    const { world } = stage();
    const { bank, desk } = world;
    const iin = newIin();
    const consent = await grant(world, line(), iin, { ask: { valid_until: "2027-06-30" } });
    const rest = { ...askBody(line(), iin), only_missing: true };
    const named = await bank.api.refused("/v1/consent-requests", { ...rest, actions: ["process"] });
    assert.deepEqual([named.status, named.code], [422, "only-missing-names-terms"]);
    const asked = await bank.api.post<ConsentRequestAnswer>("/v1/consent-requests", rest);
    assert.deepEqual([asked.categories, asked.required_categories], [["phone"], []]);
    assert.deepEqual([asked.adds_to, asked.valid_until], [consent, "2027-06-30"]);
    const shown = await bank.api.get<ConsentRequestAnswer>(`/v1/consent-requests/${asked.id}`);
    assert.match(shown.notice.text?.kk ?? "", /Бұған дейін келісім берген деректеріңіз/);
    const given = await answer(desk.api, asked.id, { categories: ["phone"] });
    const whole = await read(given.consent_id);
    assert.deepEqual(whole.categories, ["iin", "full-name", "income", "phone"]);
    assert.equal((await read(consent)).superseded_by, given.consent_id);
    const again = await bank.api.send("POST", "/v1/consent-requests", rest);
    assert.deepEqual([again.status, problemOf(again).code], [409, "already-granted"]);
    assert.match(again.text, new RegExp(`"consent_id":"${given.consent_id}"`));
  });

  test("an object, a purpose or a party that is closed ends at once what hangs on it, everywhere", async () => {
    const { admin, bank } = stage().world;
    const host = await register(admin, { name: "Хостинг", roles: ["owner", "operator"] });
    const object = await registerObject(host);
    const purposeId = await registerPurpose(bank, object, { code: "hosted" });
    const hosted = { party: bank, objectId: object, purposeId };
    const iin = newIin();
    const consent = await grant(stage().world, hosted, iin);
    const pending = await ask(hosted, newIin());
    assert.equal(await reasonOf(evaluate(hosted, iin)), "permit consent");

    const path = `/v1/digital-objects/${object}/close`;
    const closed = await host.api.post<DigitalObjectAnswer>(path);
    assert.deepEqual([closed.status, closed.version], ["closed", 2]);
    assert.deepEqual(await host.api.post<DigitalObjectAnswer>(path), closed);
    assert.equal(await reasonOf(evaluate(hosted, iin)), "deny unknown-object");
    assert.equal((await read(consent)).status, "fulfilled");
    const shown = await bank.api.get<ConsentRequestAnswer>(`/v1/consent-requests/${pending.id}`);
    assert.equal(shown.status, "expired");
    const { items } = await bank.api.post<{ items: ConsentAnswer[] }>("/v1/consents/search", {
      purpose_id: purposeId,
      status: "fulfilled",
    });
    assert.deepEqual(
      items.map(({ id }) => id),
      [consent],
    );

    // The purpose follows: its holders have to destroy, in a case that names nobody.
    await bank.api.post(`/v1/purposes/${purposeId}/close`);
    for (const { api } of [bank, host]) {
      const { items: owed } = await api.get<DutyList>("/v1/duties?limit=200");
      const [duty, ...more] = owed.filter(({ purpose_id }) => purpose_id === purposeId);
      assert.deepEqual([duty?.kind, more], ["destroy", []]);
      const detail = await api.get<DutyDetailAnswer>(`/v1/duties/${duty?.id}`);
      assert.equal(detail.data_subject, undefined);
    }

    const ended = `/v1/parties/${host.id}/close`;
    const less = await admin.post<PartyAnswer>(ended, { roles: ["owner"] });
    assert.deepEqual([less.status, less.roles], ["active", ["operator"]]);
    assert.equal((await admin.post<PartyAnswer>(ended, {})).status, "closed");
    assert.equal((await host.api.send("GET", "/v1/duties")).status, 401);
  });
});
