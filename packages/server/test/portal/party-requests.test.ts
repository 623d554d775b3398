import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, bankLine, grant, withdraw } from "../support/acts.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import { onPartyConsole } from "../support/party-console.ts";
import { wordsOf } from "../support/portal.ts";

onPartyConsole("Requests and consents of a party", (of) => {
  test("a person is asked by her number, and the page says what to tell her", async () => {
    const { world } = of();
    const officer = await of().as("officer");
    const form = await officer.get("/party/requests/new");
    assert.match(form.html, new RegExp(world.purposes.scoring));
    const iin = newIin();
    const fields = { iin, purpose_id: world.purposes.scoring, language: "ru" };
    const sent = await officer.post("/party/requests/new", fields);
    assert.match(sent.location ?? "", /^\/party\/requests\/req_\w+\?sent$/, wordsOf(sent.html));
    const seen = await officer.get(sent.location ?? "");
    const words = wordsOf(seen.html);
    assert.match(words, /Сұрау жіберілді.*Салыстыру сөзі: \S+.*http:\/\/portal.test\/answer\/req_/);
    assert.match(words, /Адамнан ешқандай код сұрамаңыз/);
    assert.ok(!seen.html.includes(iin), "no page of a request names the person");
    const again = await officer.post("/party/requests/new", fields);
    assert.equal(again.status, 422);
    assert.match(again.html, /href="\/party\/requests\/req_\w+"/);
    assert.match(again.html, new RegExp(`value="${iin}"`), "what was typed is kept");
  });

  test("wrong fields come back with words at them", async () => {
    const officer = await of().as("officer");
    const back = await officer.post("/party/requests/new", { iin: "123456789012" });
    assert.equal(back.status, 422);
    assert.match(back.html, /href="#f-iin"/);
    assert.match(back.html, /href="#f-purpose_id"/);
    assert.match(wordsOf(back.html), /ЖСН нөмірі қате/);
    assert.doesNotMatch(wordsOf(back.html), /data_subject|purpose_id/);
  });

  test("a waiting request is listed and taken back; an answer that came first stays", async () => {
    const { world } = of();
    const officer = await of().as("officer");
    const { id } = await ask(bankLine(world), newIin());
    assert.match((await officer.get("/party/requests")).html, new RegExp(id));
    const done = await officer.post(`/party/requests/${id}`, { act: "cancel" });
    assert.equal(done.location, `/party/requests/${id}?cancelled`);
    const words = wordsOf((await officer.get(`/party/requests/${id}`)).html);
    assert.match(words, /Сұрау қайтарып алынды/);
    assert.doesNotMatch(words, /Салыстыру сөзі/);
    assert.doesNotMatch((await officer.get("/party/requests")).html, new RegExp(id));
    assert.match((await officer.get("/party/requests?tab=all")).html, new RegExp(id));
  });

  test("the list goes on page by page, each request once", async () => {
    const { world } = of();
    for (let n = 0; n < 57; n += 1) await ask(bankLine(world), newIin());
    const officer = await of().as("officer");
    const seen: string[] = [];
    let path = "/party/requests?tab=all";
    for (;;) {
      const { html } = await officer.get(path);
      seen.push(
        ...[...html.matchAll(/href="\/party\/requests\/(req_\w+)"/g)].map((m) => m[1] ?? ""),
      );
      const next = /href="([^"]+)" rel="next"/.exec(html)?.[1];
      if (next === undefined) break;
      path = next.replaceAll("&amp;", "&");
    }
    assert.ok(seen.length >= 57);
    assert.equal(new Set(seen).size, seen.length);
    const waiting = await officer.get("/party/requests");
    assert.match(waiting.html, /rel="next"/);
  });

  test("consents are found by a number that stands in no address, by purpose and by state", async () => {
    const { world } = of();
    const officer = await of().as("officer");
    const iin = newIin();
    const consent = await grant(world, bankLine(world), iin);
    await grant(world, bankLine(world, "sharing"), newIin());
    const found = await officer.post("/party/consents", { iin });
    assert.equal(found.status, 200);
    const ids = [...found.html.matchAll(/\/party\/consents\/(con_\w+)/g)].map((m) => m[1]);
    assert.deepEqual(ids, [consent]);
    const wrong = await officer.post("/party/consents", { iin: "1" });
    assert.equal(wrong.status, 422);
    await withdraw(world.desk.api, consent);
    const withdrawn = await officer.get(
      `/party/consents?status=withdrawn&purpose=${world.purposes.scoring}`,
    );
    assert.match(withdrawn.html, new RegExp(consent));
    assert.doesNotMatch(wordsOf(withdrawn.html), /con_|req_|pty_/);
    const page = wordsOf((await officer.get(`/party/consents/${consent}`)).html);
    assert.match(page, /Кері қайтарып алынды.*Жазбаша.*Қызмет көрсету орны/);
    assert.ok(!page.includes(iin));
  });

  test("what is another party's is not there", async () => {
    const { world } = of();
    const stranger = await of().as("officer", world.clinic);
    const consent = await grant(world, bankLine(world), newIin());
    const { id } = await ask(bankLine(world), newIin());
    assert.equal((await stranger.get(`/party/consents/${consent}`)).status, 404);
    assert.equal((await stranger.get(`/party/requests/${id}`)).status, 404);
    await stranger.post(`/party/requests/${id}`, { act: "cancel" });
    const officer = await of().as("officer");
    assert.match(wordsOf((await officer.get(`/party/requests/${id}`)).html), /Жауап күтілуде/);
  });
});
