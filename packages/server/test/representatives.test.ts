import assert from "node:assert/strict";
import { test } from "node:test";
import { uuidOf } from "@kelisim/core";
import type { ConsentAnswer, EventList, RepresentationList } from "@kelisim/protocol";
import { subjectOfRecord } from "@kelisim/store";
import { answer, ask, bankLine, evaluate, grant, reasonOf, withdraw } from "./support/acts.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { pointersOf, type Problem } from "./support/http-client.ts";
import { guardianOf, iinBorn, represented } from "./support/representatives.ts";
import { onEveryEngine } from "./support/stage.ts";

const NAME = "Ержанова Сәуле";
const PARENT = { basis: "parent" };

onEveryEngine("Who acts for whom", (stage) => {
  const world = () => stage().world;
  const line = () => bankLine(world());
  const found = (iin: string): Promise<RepresentationList> =>
    world().desk.api.post("/v1/representations/search", { data_subject: { iin } });
  const consentOf = (id: string): Promise<ConsentAnswer> =>
    world().bank.api.get(`/v1/consents/${id}`);
  /** Everything that the store holds about the person of a record, as text. */
  const kept = async (id: string) => {
    const { db } = stage().service.store;
    const subjectId = await subjectOfRecord(db, id.slice(4));
    assert.ok(subjectId !== undefined);
    return db.query<{ type: string; text: string; party: string | null; key: string | null }>(
      `select type, body::text as text, actor_party as party, actor_key as key
       from event where subject_id = $1 order by seq`,
      [uuidOf(subjectId)],
    );
  };

  test("a mother answers for her child until the child comes of age, and every step says who acted", async () => {
    const { desk, bank } = world();
    const child = iinBorn("2015-03-12");
    const mother = newIin();
    const made = await represented(world(), child, {
      ...PARENT,
      representative: { iin: mother, name: NAME },
    });
    assert.deepEqual(
      [made.status, made.valid_from, made.valid_until, made.registered_by.party_id],
      ["standing", "2026-11-20", "2033-03-11", desk.id],
    );
    const { id: request } = await ask(line(), child);
    const path = `/v1/consent-requests/${request}/answer`;
    const confirmation = {
      kind: "other-provable",
      description: "Терезеде көрсетілді",
      evidence_sha256: "b".repeat(64),
    };
    const alone = await desk.api.refused(path, { answer: "grant", confirmation });
    assert.deepEqual([alone.status, alone.code], [422, "representative-required"]);
    const given = await answer(desk.api, request, { confirmation, acting_for: made.id });
    const acted_by = { kind: "representative", representation_id: made.id };
    const consent = await consentOf(given.consent_id ?? "");
    assert.deepEqual([consent.status, consent.acted_by], ["active", acted_by]);
    const taken = await withdraw(desk.api, consent.id, { acting_for: made.id });
    assert.deepEqual([taken.acted_by, taken.withdrawn_by], [acted_by, acted_by]);
    assert.equal(await reasonOf(evaluate(line(), child)), "deny consent-withdrawn");
    const filed = await desk.api.post<{ id: string }>("/v1/inquiries", {
      ...{ iin: child, party_id: bank.id, text: "Сұрақ", acting_for: made.id },
    });

    const events = await kept(made.id);
    assert.deepEqual(
      events.filter(({ text }) => text.includes(made.id)).map(({ type }) => type),
      ["representation.registered", "consent.granted", "consent.withdrawn", "rights-call.received"],
    );
    for (const { type, text, party, key } of events) {
      assert.ok(party !== null && key !== null, type);
      for (const word of [child, mother, NAME]) assert.ok(!text.includes(word), type);
    }
    assert.ok(events.some(({ text }) => text.includes(filed.id)));
    const feed = await bank.api.get<EventList>("/v1/events");
    assert.ok(feed.items.every((item) => !JSON.stringify(item).includes("representation")));
  });

  test("what is wrong with it is told all at once, and makes nobody known", async () => {
    const iin = iinBorn("2001-01-01");
    const body = { ...guardianOf(iin, PARENT), representative: { iin, name: NAME } };
    const problem: Problem = await world().desk.api.refused("/v1/representations", body);
    assert.equal(problem.status, 422);
    assert.deepEqual(pointersOf(problem), ["/representative/iin", "/basis"]);
    assert.deepEqual((await found(iin)).items, []);
  });

  test("who is restored answers for herself, and finds what was given for her", async () => {
    const { desk } = world();
    const ward = newIin();
    const { id } = await represented(world(), ward);
    const consent = await grant(world(), line(), ward, {
      answer: { acting_for: id, confirmation: { ...CALL, evidence_sha256: "c".repeat(64) } },
    });
    assert.deepEqual((await found(ward)).review, []);
    const end = (more: object) => desk.api.send("POST", `/v1/representations/${id}/end`, more);
    assert.equal((await end({ reason: "restored" })).status, 422);
    const proof = { reason: "restored", evidence_sha256: "d".repeat(64) };
    assert.equal((await end(proof)).status, 200);
    assert.equal((await end({ reason: "died" })).status, 200);
    const { items, review } = await found(ward);
    assert.deepEqual(
      items.map((item) => [item.id, item.status, item.end_reason]),
      [[id, "ended", "restored"]],
    );
    assert.deepEqual(review, [consent]);
    assert.equal((await consentOf(consent)).status, "active");
    const sent = { acting_for: id, confirmation: CALL };
    const refused = await desk.api.refused(`/v1/consents/${consent}/withdraw`, sent);
    assert.deepEqual([refused.status, refused.code], [422, "representative-not-entitled"]);
    assert.equal((await withdraw(desk.api, consent)).withdrawn_by?.kind, "data-subject");
    assert.deepEqual((await found(ward)).review, []);
  });

  test("representatives come page by page, newest first", async () => {
    const iin = newIin();
    const made: string[] = [];
    for (let n = 0; n < 3; n += 1) made.unshift((await represented(world(), iin)).id);
    const page = (query: string): Promise<RepresentationList> =>
      world().desk.api.post(`/v1/representations/search?limit=2${query}`, {
        data_subject: { iin },
      });
    const first = await page("");
    const second = await page(`&cursor=${first.next_cursor}`);
    assert.deepEqual(
      [...first.items, ...second.items].map(({ id }) => id),
      made,
    );
    assert.equal(second.next_cursor, null);
  });

  test("a corrected number leads to all that she has; the wrong one answers like nobody's", async () => {
    const { bank, desk, registrar } = world();
    const [wrong, right] = [newIin(), newIin()];
    const consent = await grant(world(), line(), wrong);
    const correct = (iin: string, new_iin: string) => ({
      ...{ data_subject: { iin }, new_iin, evidence_sha256: "e".repeat(64) },
    });
    const path = "/v1/persons/correct-iin";
    // Somebody asked about the right number before: that makes nobody of it.
    assert.equal(await reasonOf(evaluate(line(), right)), "deny no-consent");
    const other = newIin();
    await ask(line(), other);
    for (const [body, status, code] of [
      [correct(newIin(), right), 404, "not-found"],
      [correct(wrong, wrong), 422, "same-number"],
      [correct(wrong, other), 409, "person-known-already"],
    ] as const) {
      const problem = await registrar.refused(path, body);
      assert.deepEqual([problem.status, problem.code], [status, code]);
      assert.ok(!JSON.stringify(problem).includes(wrong));
    }
    assert.equal((await desk.api.send("POST", path, correct(wrong, right))).status, 403);
    assert.deepEqual(await registrar.post(path, correct(wrong, right)), { status: "corrected" });
    assert.equal(await reasonOf(evaluate(line(), right)), "permit consent");
    assert.equal(await reasonOf(evaluate(line(), wrong)), "deny no-consent");
    const searched = (iin: string): Promise<{ items: readonly ConsentAnswer[] }> =>
      bank.api.post("/v1/consents/search", { data_subject: { iin } });
    assert.deepEqual(
      (await searched(right)).items.map(({ id }) => id),
      [consent],
    );
    assert.deepEqual((await searched(wrong)).items, []);
    const { duties } = await withdraw(desk.api, consent);
    const duty = await bank.api.get<{ data_subject?: { iin: string } }>(
      `/v1/duties/${duties[0]?.id}`,
    );
    assert.equal(duty.data_subject?.iin, right);
    assert.equal((await registrar.refused(path, correct(wrong, right))).code, "not-found");
  });
});

const CALL = {
  kind: "other-provable",
  description: "Жазылған телефон қоңырауы",
  evidence_sha256: "b".repeat(64),
} as const;
