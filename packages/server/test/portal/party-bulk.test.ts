import assert from "node:assert/strict";
import { test } from "node:test";
import { askListedPeople } from "@kelisim/server";
import { ask, bankLine } from "../support/acts.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import { onPartyConsole } from "../support/party-console.ts";
import { wordsOf } from "../support/portal.ts";

onPartyConsole("Bulk requests of a party", (of) => {
  const run = (): Promise<unknown> =>
    askListedPeople(of().portal.ctx, new AbortController().signal);

  test("a pasted list is asked line by line, with progress, reasons and results by line", async () => {
    const { world } = of();
    const officer = await of().as("officer");
    const [one, pending, two] = [newIin(), newIin(), newIin()];
    await ask(bankLine(world), pending);
    const sent = await officer.post("/party/bulk", {
      numbers: [one, "", "123", pending, one, two].join("\r\n"),
      purpose_id: world.purposes.scoring,
    });
    const path = sent.location ?? "";
    assert.match(path, /^\/party\/bulk\/[0-9a-f-]{36}$/, wordsOf(sent.html));
    const progress = async (): Promise<unknown> =>
      JSON.parse((await officer.get(`${path}/progress`)).html);
    const waiting = await officer.get(path);
    assert.match(wordsOf(waiting.html), /Жіберілуде.*2 \/ 5.*Бетті жаңарту/);
    assert.match(waiting.html, /data-progress="[^"]+\/progress"/);
    assert.deepEqual(await progress(), { done: 2, total: 5 });
    await run();
    assert.deepEqual(await progress(), { done: 5, total: 5 });
    const page = await officer.get(path);
    assert.match(
      wordsOf(page.html),
      /Аяқталды.*Сұрау жіберілді 2 .*3 ЖСН нөмірі қате.*4 [^0-9]+5 Бұл нөмір тізімде бұрын бар/,
    );
    const file = await officer.get(`${path}/results.csv`);
    const rows = file.html.split("\r\n").slice(0, -1);
    assert.deepEqual(
      rows.map((row) => row.split(",").slice(0, 2).join(" ")),
      [
        "\uFEFFЖол Нәтижесі",
        "1 Сұрау жіберілді",
        "3 Жол қате",
        "4 Жіберілмеді",
        "5 Жол қате",
        "6 Сұрау жіберілді",
      ],
    );
    assert.match(rows[1] ?? "", /http:\/\/portal\.test\/answer\/req_\w+,\S+$/);
    for (const iin of [one, pending, two]) {
      assert.ok(!file.html.includes(iin) && !page.html.includes(iin), "no number of a person");
    }
    assert.match((await officer.get("/party/bulk")).html, new RegExp(path));
  });

  test("what is wrong with the question is told before anybody is asked", async () => {
    const { world } = of();
    const officer = await of().as("officer");
    const empty = await officer.post("/party/bulk", { numbers: " \n" });
    assert.match(empty.html, /href="#f-numbers".*href="#f-purpose_id"/s);
    const late = await officer.post("/party/bulk", {
      ...{ numbers: newIin(), purpose_id: world.purposes.scoring, valid_until: "2020-01-01" },
    });
    assert.equal(late.status, 422);
    assert.match(late.html, /href="#f-valid_until"/);
    const foreign = await officer.post("/party/bulk", {
      ...{ numbers: newIin(), purpose_id: world.purposes.treatment },
      object_id: world.objects.clinic,
    });
    assert.match(foreign.html, /href="#f-purpose_id"/);
  });

  test("an officer stops a list and goes on with it; another party's is not there", async () => {
    const { world } = of();
    const officer = await of().as("officer");
    const sent = await officer.post("/party/bulk", {
      ...{ numbers: newIin(), purpose_id: world.purposes.scoring },
    });
    const path = sent.location ?? "";
    const stranger = await of().as("officer", world.clinic);
    assert.equal((await stranger.get(path)).status, 404);
    assert.equal((await stranger.post(path, { act: "stop" })).status, 404);
    assert.equal((await stranger.get(`${path}/results.csv`)).status, 404);
    await officer.post(path, { act: "stop" });
    await run();
    assert.match(wordsOf((await officer.get(path)).html), /Тоқтап тұр.*0 \/ 1/);
    await officer.post(path, { act: "resume" });
    await run();
    assert.match(wordsOf((await officer.get(path)).html), /Аяқталды/);
  });
});
