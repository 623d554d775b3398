import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, bankLine, evaluate, grant, reasonOf, SHA_A } from "../support/acts.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import { onPartyConsole } from "../support/party-console.ts";
import { wordsOf } from "../support/portal.ts";

onPartyConsole("The service desk", (of) => {
  const clerk = () => of().as("clerk", of().world.desk);
  const paper = { document_sha256: SHA_A.toUpperCase(), signed_on: "2026-11-19" };

  test("a person who is present answers on paper; her number stands in no address", async () => {
    const { world } = of();
    const desk = await clerk();
    const iin = newIin();
    const line = bankLine(world);
    const { id } = await ask(line, iin);
    const found = await desk.post("/party/desk", { act: "find", iin });
    assert.equal(found.status, 200);
    assert.ok(!/(href|action)="[^"]*\d{12}/.test(found.html));
    const path = `/party/desk/requests/${id}`;
    assert.match(found.html, new RegExp(`href="${path}"`));
    const form = await desk.get(path);
    assert.match(wordsOf(form.html), /Адамға осы мәтінді оқытыңыз.*Телефон/);
    assert.doesNotMatch(form.html, /checked/, "nothing is ticked for her");
    const bare = await desk.post(path, { answer: "grant" });
    assert.match(bare.html, /href="#f-document_sha256".*href="#f-signed_on"/s);
    const done = await desk.post(path, { answer: "grant", ...paper });
    assert.equal(done.location, `${path}?done`, wordsOf(done.html));
    assert.match(wordsOf((await desk.get(`${path}?done`)).html), /Адам хабардар етілді/);
    assert.equal(await reasonOf(evaluate(line, iin)), "permit consent");
    assert.equal(
      await reasonOf(evaluate(line, iin, { categories: ["phone"] })),
      "deny category-not-covered",
    );
    const late = await desk.post(path, { answer: "refuse", ...paper });
    assert.equal(late.status, 422);
    assert.match(wordsOf(late.html), /енді жауап беруге болмайды/);
  });

  test("she takes a consent back, and the page says by when it stops", async () => {
    const { world } = of();
    const desk = await clerk();
    const iin = newIin();
    const consent = await grant(world, bankLine(world), iin);
    const found = await desk.post("/party/desk", { act: "find", iin });
    const path = `/party/desk/consents/${consent}`;
    assert.match(found.html, new RegExp(`href="${path}"`));
    const done = await desk.post(path, { ...paper, reason: "Керек емес" });
    assert.equal(done.location, `${path}?done`, wordsOf(done.html));
    assert.match(wordsOf((await desk.get(`${path}?done`)).html), /2026 жылғы 11 желтоқсан/);
    assert.equal(await reasonOf(evaluate(bankLine(world), iin)), "deny consent-withdrawn");
    assert.match(wordsOf((await desk.get(path)).html), /енді қолданыста емес/);
  });

  test("she asks, objects and complains, of a party that is known", async () => {
    const { world } = of();
    const desk = await clerk();
    const call = { act: "file", iin: newIin(), text: "Деректерім қайдан алынды?" };
    const wrong = await desk.post("/party/desk", { ...call, party_id: "1" });
    assert.match(wrong.html, /href="#f-kind".*href="#f-party_id"/s);
    assert.match(wrong.html, /Деректерім қайдан алынды/);
    for (const kind of ["inquiry", "objection", "complaint", "destruction", "blocking"]) {
      const filed = await desk.post("/party/desk", {
        ...{ ...call, kind, party_id: world.bank.bin, object_id: world.objects.bank },
      });
      assert.match(wordsOf(filed.html), /Өтініш тіркелді.*2026 жылғы 2\d қараша/, kind);
    }
  });

  test("every look at a person leaves a record of the clerk, and none of the person", async () => {
    const desk = await clerk();
    const iin = newIin();
    await desk.post("/party/desk", { act: "find", iin });
    const [row] = await of().service.store.db.query<{ rows: number; text: string }>(
      `select count(*)::int as rows, string_agg(a::text, ' ') as text from command_audit a
       where command = 'desk-look-up'`,
    );
    assert.ok(row !== undefined && row.rows > 0);
    assert.ok(!row.text.includes(iin));
    const nobody = await desk.post("/party/desk", { act: "find", iin: "1" });
    assert.equal(nobody.status, 422);
    const officer = await of().as("officer");
    assert.equal((await officer.get("/party/desk")).status, 303);
  });
});
