import assert from "node:assert/strict";
import { test } from "node:test";
import type { ConsentId } from "@kelisim/core";
import type {
  AchievePurposeAnswer,
  ConsentAnswer,
  ConsentList,
  ConsentRequestAnswer,
  DutyAnswer,
  DutyList,
  EventList,
  PurposeAnswer,
  PurposeList,
} from "@kelisim/protocol";
import { createIdSource, fireDue, makeContext, writePurposeEnds } from "@kelisim/server";
import {
  answer,
  ask,
  bankLine,
  clinicLine,
  evaluate,
  grant,
  PAPER,
  reasonOf,
  SHA_A,
  withdraw,
} from "./support/acts.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { openPortal } from "./support/portal.ts";
import { testConfig } from "./support/service.ts";
import { onEveryEngine } from "./support/stage.ts";
import { registerPurpose } from "./support/world.ts";

onEveryEngine("The ends of a consent", (stage) => {
  const line = () => bankLine(stage().world);
  const read = (id: ConsentId | undefined, by = stage().world.bank.api) =>
    by.get<ConsentAnswer>(`/v1/consents/${id}`);

  test("a newer consent takes the place of the older one, and only the newer can be withdrawn", async () => {
    const { desk, bank } = stage().world;
    const iin = newIin();
    const older = await grant(stage().world, line(), iin);
    const newer = await grant(stage().world, line(), iin);
    const superseded = await read(older);
    assert.deepEqual([superseded.status, superseded.superseded_by], ["superseded", newer]);
    const refused = await desk.api.refused(`/v1/consents/${older}/withdraw`, {
      confirmation: PAPER,
    });
    assert.equal(refused.code, "consent-not-active");
    assert.equal(refused.superseded_by, newer);
    await withdraw(desk.api, newer);
    assert.equal(await reasonOf(evaluate(line(), iin)), "deny consent-withdrawn");
    assert.equal((await bank.api.get<ConsentAnswer>(`/v1/consents/${older}`)).status, "superseded");
  });

  test("consents for different purposes stand apart", async () => {
    const { world } = stage();
    const iin = newIin();
    const scoring = await grant(world, line(), iin);
    await grant(world, bankLine(world, "sharing"), iin);
    await withdraw(world.desk.api, scoring);
    assert.equal(await reasonOf(evaluate(line(), iin)), "deny consent-withdrawn");
    assert.equal(await reasonOf(evaluate(bankLine(world, "sharing"), iin)), "permit consent");
  });

  test("a purpose achieved for one person ends her consent alone, and the feed tells it", async () => {
    const { world } = stage();
    const { clinic, purposes } = world;
    const of = clinicLine(world);
    const [one, other] = [newIin(), newIin()];
    const [ended, kept] = [await grant(world, of, one), await grant(world, of, other)];
    const { valid_until: term } = await read(ended, clinic.api);
    assert.deepEqual(term, { kind: "purpose-achieved", date: "2027-11-19" });
    const path = `/v1/purposes/${purposes.treatment}/achieved`;
    const body = { data_subject: { iin: one }, note: "Емдеу аяқталды" };
    const done = await clinic.api.post<AchievePurposeAnswer>(path, body);
    assert.deepEqual([done.purpose_id, done.achieved_for], [purposes.treatment, "one-person"]);
    assert.equal((await read(ended, clinic.api)).status, "fulfilled");
    assert.equal((await read(kept, clinic.api)).status, "active");
    assert.equal(await reasonOf(evaluate(of, one)), "deny purpose-achieved");
    assert.equal(await reasonOf(evaluate(of, other)), "permit consent");
    const feed = async () => (await clinic.api.get<EventList>("/v1/events?limit=200")).items;
    const told = await feed();
    const expired = told.filter(({ type }) => type === "consent.expired");
    assert.deepEqual(
      expired.map(({ data }) => data),
      [{ consent_id: ended }],
    );
    await clinic.api.post(path, body);
    assert.deepEqual(await feed(), told);
  });

  test("a purpose achieved for everyone ends what was granted until then, not what comes after", async () => {
    const { clinic } = stage().world;
    const purposeId = await registerPurpose(clinic, stage().world.objects.clinic, {
      code: "study",
      ends: "purpose-achieved",
    });
    const study = { ...clinicLine(stage().world), purposeId };
    const [before, after] = [newIin(), newIin()];
    const ended = await grant(stage().world, study, before);
    const done = await clinic.api.post<AchievePurposeAnswer>(`/v1/purposes/${purposeId}/achieved`, {
      note: "Зерттеу аяқталды",
    });
    assert.equal(done.achieved_for, "everyone");
    await grant(stage().world, study, after);
    assert.equal((await read(ended, clinic.api)).status, "fulfilled");
    assert.equal(await reasonOf(evaluate(study, before)), "deny purpose-achieved");
    assert.equal(await reasonOf(evaluate(study, after)), "permit consent");
    const [owed] = (await clinic.api.get<DutyList>("/v1/duties?limit=200")).items.filter(
      ({ kind }) => kind === "destroy",
    );
    assert.equal(owed?.status, "open", "told to destroy at once");
    // Afterwards it is written down about each person, as of when it came about, and told once.
    const { clock, service } = stage();
    const told = async () => {
      const { items } = await clinic.api.get<EventList>("/v1/events?limit=200");
      return items.filter(({ data }) => data["consent_id"] === ended).map(({ type }) => type);
    };
    assert.deepEqual(await told(), ["consent.granted"]);
    clock.advanceDays(1);
    const { store } = service;
    const ctx = makeContext({ store, clock, ids: createIdSource(clock), config: testConfig() });
    const { counts } = await writePurposeEnds(ctx, new AbortController().signal);
    assert.ok((counts["ended"] ?? 0) > 0);
    const { status, ended_at: endedAt } = await read(ended, clinic.api);
    assert.deepEqual([status, endedAt], ["fulfilled", done.achieved_at]);
    assert.deepEqual(await told(), ["consent.granted", "consent.expired"]);
    assert.deepEqual(await writePurposeEnds(ctx, new AbortController().signal), {
      counts: { ended: 0 },
    });
    assert.equal(await reasonOf(evaluate(study, before)), "deny purpose-achieved");
    assert.equal(await reasonOf(evaluate(study, after)), "permit consent");
    await grant(stage().world, study, before);
    assert.equal(await reasonOf(evaluate(study, before)), "permit consent");
  });

  test("a closed purpose opens nothing: no request, no access; a person may still say no", async () => {
    const { bank, desk, objects } = stage().world;
    const purposeId = await registerPurpose(bank, objects.bank, { code: "to-close" });
    const closing = { ...line(), purposeId };
    const [granted, waiting] = [newIin(), newIin()];
    const consent = await grant(stage().world, closing, granted);
    const pending = await ask(closing, waiting);
    const path = `/v1/purposes/${purposeId}/close`;
    const closed = await bank.api.post<PurposeAnswer>(path);
    assert.deepEqual([closed.status, closed.version], ["closed", 2]);
    assert.deepEqual(await bank.api.post<PurposeAnswer>(path), closed);
    assert.equal(await reasonOf(evaluate(closing, granted)), "deny unknown-purpose");
    const refused = await answer(desk.api, pending.id, { answer: "refuse" });
    assert.equal(refused.status, "refused");
    assert.equal((await withdraw(desk.api, consent)).status, "withdrawn");
  });

  test("a consent lasts to the end of its last day in Almaty", async () => {
    const { clock, world } = stage();
    const iin = newIin();
    const consent = await grant(world, line(), iin, { ask: { valid_until: "2026-11-25" } });
    assert.deepEqual((await read(consent)).valid_until, { kind: "date", date: "2026-11-25" });
    clock.advanceTo("2026-11-25T23:59:59+05:00");
    assert.equal(await reasonOf(evaluate(line(), iin)), "permit consent");
    clock.advanceTo("2026-11-26T00:00:00+05:00");
    assert.equal(await reasonOf(evaluate(line(), iin)), "deny consent-expired");
    assert.equal((await read(consent)).status, "expired");
  });

  test("a request that nobody answered expires by itself and may be put again", async () => {
    const { clock, world } = stage();
    const iin = newIin();
    const first = await ask(line(), iin);
    clock.advanceDays(7);
    const read1 = await world.bank.api.get<ConsentRequestAnswer>(
      `/v1/consent-requests/${first.id}`,
    );
    assert.equal(read1.status, "expired");
    assert.equal(await reasonOf(evaluate(line(), iin)), "deny no-consent");
    assert.equal((await ask(line(), iin)).status, "pending");
  });

  test("consents are found by person, purpose and status, newest first, page by page", async () => {
    const { clinic, objects } = stage().world;
    const purposeId = await registerPurpose(clinic, objects.clinic, { code: "paged" });
    const paged = { ...clinicLine(stage().world), purposeId };
    const people = Array.from({ length: 5 }, newIin);
    const made: ConsentId[] = [];
    for (const iin of people) made.push(await grant(stage().world, paged, iin));
    const search = (filter: object, query = "") =>
      clinic.api.post<ConsentList>(`/v1/consents/search${query}`, {
        purpose_id: purposeId,
        ...filter,
      });
    const idsOf = ({ items }: ConsentList) => items.map(({ id }) => id);
    assert.deepEqual(idsOf(await search({})), made.toReversed());
    assert.deepEqual(idsOf(await search({ data_subject: { iin: people[2] } })), [made[2]]);
    assert.deepEqual(await search({ data_subject: { iin: newIin() } }), {
      items: [],
      next_cursor: null,
    });
    const walked: ConsentId[] = [];
    let query = "?limit=2";
    for (;;) {
      const page = await search({}, query);
      assert.ok(page.items.length <= 2);
      walked.push(...idsOf(page));
      if (page.next_cursor === null) break;
      assert.ok(!page.next_cursor.includes(purposeId.slice(4)));
      query = `?limit=2&cursor=${page.next_cursor}`;
    }
    assert.deepEqual(walked, made.toReversed());
    const [first] = made;
    if (first !== undefined) await withdraw(stage().world.desk.api, first);
    assert.deepEqual(idsOf(await search({ status: "withdrawn" })), [first]);
    assert.deepEqual(idsOf(await search({ status: "active" })), made.slice(1).toReversed());
    assert.deepEqual(idsOf(await search({ status: "annulled" })), []);
  });

  test("purposes are listed by state, page by page", async () => {
    const { bank } = stage().world;
    const list = (query: string) => bank.api.get<PurposeList>(`/v1/purposes${query}`);
    const all = (await list("?limit=200")).items;
    assert.ok(all.every(({ party_id }) => party_id === bank.id));
    assert.deepEqual(
      (await list("?limit=200&status=closed")).items,
      all.filter(({ status }) => status === "closed"),
    );
    assert.deepEqual((await list("?status=draft")).items, []);
    const one = await list("?limit=1");
    const rest = await list(`?limit=200&cursor=${one.next_cursor}`);
    assert.deepEqual([...one.items, ...rest.items], all);
  });

  test("'this was not me' is said by herself alone, and voids the consent until it is proved", async (t) => {
    const { service, clock, world } = stage();
    const { bank, desk } = world;
    const iin = newIin();
    const others = [newIin(), newIin()] as const;
    const [proved, denied, lapsed] = [
      await grant(world, line(), iin),
      await grant(world, line(), others[0]),
      await grant(world, line(), others[1]),
    ];
    for (const key of [bank.api, desk.api]) {
      for (const id of [proved, `con_${"f".repeat(32)}`]) {
        for (const body of [undefined, { confirmation: { kind: "sign-in" } }]) {
          const refused = await key.refused(`/v1/consents/${id}/dispute`, body);
          assert.deepEqual([refused.status, refused.code], [403, "confirmation-not-yours"]);
        }
      }
    }
    const { store } = service;
    const portal = await openPortal(store, clock);
    t.after(() => portal.close());
    for (const [id, number] of [
      [proved, iin],
      [denied, others[0]],
      [lapsed, others[1]],
    ] as const) {
      const she = await portal.signInAs(number, "Айгүл");
      assert.equal((await she.post(`/me/consents/${id}/not-me`)).status, 303);
      assert.equal((await she.post(`/me/consents/${id}/not-me`)).status, 409);
      assert.equal((await read(id)).status, "disputed");
    }
    assert.equal(await reasonOf(evaluate(line(), iin)), "deny consent-disputed");

    const owed = async (kind: string, id: ConsentId) =>
      (await bank.api.get<DutyList>("/v1/duties?limit=200")).items.filter(
        (duty) => duty.kind === kind && duty.consent_id === id,
      );
    const answerFor = async (id: ConsentId, body: object) =>
      bank.api.post<DutyAnswer>(
        `/v1/duties/${(await owed("prove-consent", id))[0]?.id}/discharge`,
        body,
      );
    assert.equal((await answerFor(denied, { outcome: "rejected" })).late, false);
    assert.equal((await read(denied)).status, "annulled");
    assert.equal((await owed("destroy", denied)).length, 1);
    await answerFor(proved, { outcome: "proved", evidence_sha256: SHA_A });
    assert.equal(await reasonOf(evaluate(line(), iin)), "permit consent");

    clock.advanceDays(10);
    assert.equal((await read(lapsed)).status, "annulled");
    await fireDue(portal.ctx, new AbortController().signal);
    assert.equal((await owed("destroy", lapsed)).length, 1);
    const { items } = await bank.api.get<EventList>("/v1/events?limit=200");
    const told = items.filter(({ data }) => Object.values(data).includes(lapsed));
    assert.deepEqual(
      told.map(({ type }) => type).filter((type) => type.startsWith("consent.")),
      ["consent.granted", "consent.disputed", "consent.annulled"],
    );
    const [late] = await owed("prove-consent", lapsed);
    assert.deepEqual(
      [late?.status, late?.complaint?.addressees[0]],
      ["overdue", "authorised-body"],
    );
  });
});
