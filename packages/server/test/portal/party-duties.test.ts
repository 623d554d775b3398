import assert from "node:assert/strict";
import { test } from "node:test";
import type { DutyList, RightsCallAnswer } from "@kelisim/protocol";
import { bankLine, grant, withdraw, SHA_A } from "../support/acts.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import { onPartyConsole } from "../support/party-console.ts";
import { wordsOf } from "../support/portal.ts";

onPartyConsole("Duties of a party", (of) => {
  /** A withdrawal, and the bank's duty from it. */
  async function owed(): Promise<string> {
    const { world } = of();
    const consent = await grant(world, bankLine(world), newIin());
    const { duties } = await withdraw(world.desk.api, consent);
    const duty = duties.find(({ party_id: id }) => id === world.bank.id);
    assert.ok(duty);
    return duty.id;
  }

  const statusOf = async (id: string): Promise<string | undefined> =>
    (await of().world.bank.api.get<DutyList>("/v1/duties?limit=200")).items.find(
      (duty) => duty.id === id,
    )?.status;

  test("a stop explains its date and is discharged in time", async () => {
    const officer = await of().as("officer");
    const id = await owed();
    const list = wordsOf((await officer.get("/party/duties")).html);
    assert.match(list, /Өңдеуді тоқтату/);
    assert.match(list, /15 жұмыс күні қалды/);
    const seen = await officer.get(`/party/duties/${id}`);
    const words = wordsOf(seen.html);
    assert.match(words, /2026 жылғы 11 желтоқсан/);
    assert.match(words, /8-бабының 7-тармағы/);
    assert.match(seen.html, /value="ceased"/);
    assert.doesNotMatch(seen.html, /value="upheld"/);
    const sent = await officer.post(`/party/duties/${id}`, {
      ...{ act: "discharge", outcome: "ceased", data: "destroyed" },
    });
    assert.equal(sent.location, `/party/duties/${id}`, wordsOf(sent.html));
    assert.match(
      wordsOf((await officer.get(`/party/duties/${id}`)).html),
      /Мерзімінде орындалды.*Өңдеу тоқтатылды/,
    );
    assert.match(wordsOf((await officer.get("/party/duties?tab=done")).html), /Өңдеу тоқтатылды/);
  });

  test("a refusal without its ground comes back with words at the field and what was typed", async () => {
    const officer = await of().as("officer");
    const id = await owed();
    const path = `/party/duties/${id}`;
    await officer.get(path);
    const refusal = { outcome: "reasoned-refusal", text: "Шарт әлі орындалмаған", data: "kept" };
    const back = await officer.post(path, { ...refusal, ground_kind: "obligation" });
    assert.equal(back.status, 422);
    assert.match(wordsOf(back.html), /міндеттеме үшін шарттың нөмірі/);
    assert.match(back.html, /href="#f-ground"|href="#f-ground_kind"/);
    assert.match(back.html, /Шарт әлі орындалмаған/);
    const sent = await officer.post(path, {
      ...{ ...refusal, ground_kind: "law", ground_act: "Төлемдер туралы Заң" },
      ...{ ground_article: "5", ground_level: "law" },
    });
    assert.equal(sent.location, path, wordsOf(sent.html));
    assert.match(wordsOf((await officer.get(path)).html), /Заң өңдеуді жалғастыруға міндеттейді/);
  });

  test("of two officers the second is told that it is done, and changes nothing", async () => {
    const [first, second] = [await of().as("officer"), await of().as("administrator")];
    const path = `/party/duties/${await owed()}`;
    await second.get(path);
    await first.post(path, { outcome: "ceased" });
    const late = await second.post(path, { outcome: "partial" });
    assert.equal(late.status, 409);
    assert.match(wordsOf(late.html), /бұған дейін орындалған.*Өңдеу тоқтатылды/);
  });

  test("after its last day it is overdue, and done late", async () => {
    const { clock } = of();
    const id = await owed();
    clock.advanceDays(40);
    const officer = await of().as("officer");
    const overdue = wordsOf((await officer.get("/party/duties?tab=overdue")).html);
    assert.match(overdue, /Мерзімі өтіп кетті: \d+ жұмыс күні/);
    await officer.post(`/party/duties/${id}`, { outcome: "ceased" });
    const page = wordsOf((await officer.get(`/party/duties/${id}`)).html);
    assert.match(page, /Мерзімнен кеш орындалды/);
  });

  test("an objection wants a reviewer who can change the outcome", async () => {
    const { world } = of();
    const filed = await world.desk.api.post<RightsCallAnswer>("/v1/objections", {
      ...{ iin: newIin(), party_id: world.bank.id, text: "Қарсымын <b>!" },
    });
    const officer = await of().as("officer");
    const path = `/party/duties/${filed.duty_id}`;
    const seen = await officer.get(path);
    assert.ok(!seen.html.includes("<b>!"), "her words are text");
    assert.match(wordsOf(seen.html), /Қарсымын/);
    const form = { outcome: "rejected", text: "Негізі жоқ" };
    assert.match(wordsOf((await officer.post(path, form)).html), /аты-жөні мен лауазымын/);
    const named = { ...form, reviewer_name: "Ерлан", reviewer_position: "басшы" };
    assert.match(wordsOf((await officer.post(path, named)).html), /Шешімді өзгерте алмайтын/);
    const done = await officer.post(path, { ...named, reviewer_can_change_outcome: "yes" });
    assert.equal(done.location, path);
  });

  test("a signal is blocked, checked, and leads to the next duty", async () => {
    const { world } = of();
    const filed = await world.desk.api.post<RightsCallAnswer>("/v1/blockings", {
      ...{ iin: newIin(), party_id: world.bank.id, object_id: world.objects.bank },
      ...{ text: "Заң бұзылды", evidence_sha256: SHA_A },
    });
    const officer = await of().as("officer");
    const path = `/party/duties/${filed.duty_id}`;
    assert.doesNotMatch((await officer.get(path)).html, /value="check"/);
    await officer.post(path, { outcome: "blocked" });
    assert.match((await officer.get(path)).html, /value="check"/);
    const checked = await officer.post(path, {
      ...{ act: "check", confirmed: "no", check_text: "Тексерілді" },
    });
    assert.match(checked.location ?? "", /^\/party\/duties\/dty_\w+\?checked$/);
    const next = wordsOf((await officer.get(checked.location ?? "")).html);
    assert.match(next, /Бұғатты алып тастау/);
  });

  test("the calendar holds what is open and nothing about a person", async () => {
    const iin = newIin();
    const { world } = of();
    const consent = await grant(world, bankLine(world), iin);
    await withdraw(world.desk.api, consent);
    const file = await (await of().as("officer")).get("/party/duties.ics");
    assert.equal(file.headers["content-type"], "text/calendar; charset=utf-8");
    assert.match(file.html, /SUMMARY;LANGUAGE=kk:Өңдеуді тоқтату/);
    assert.ok(!file.html.includes(iin));
  });

  test("another party's duty is as unknown as one that is not there; other roles do not come here", async () => {
    const { world } = of();
    const id = await owed();
    const stranger = await of().as("officer", world.clinic);
    assert.equal((await stranger.get(`/party/duties/${id}`)).status, 404);
    assert.equal((await stranger.post(`/party/duties/${id}`, { outcome: "ceased" })).status, 404);
    const elsewhere = await (await of().as("developer")).get("/party/duties");
    assert.ok(elsewhere.status === 303 && elsewhere.location !== "/party/duties", "sent away");
    assert.equal(await statusOf(id), "open");
  });
});
