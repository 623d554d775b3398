import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { DutyDetailAnswer } from "@kelisim/protocol";
import { signInProof } from "@kelisim/store";
import { ONE_ENGINE } from "../../../../testing/engines.ts";
import { bankLine, clinicLine, evaluate, grant, withdraw } from "../support/acts.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import { hiddenIn } from "../support/portal-answers.ts";
import { openPortal, sha256, wordsOf, type PortalClient, type Seen } from "../support/portal.ts";
import { onEngine } from "../support/stage.ts";

const TEXT = "Неге бас тартқаныңызды түсіндіріңіз.";

onEngine(ONE_ENGINE, "a person's rights in the portal", (stage) => {
  let portal: Awaited<ReturnType<typeof openPortal>>;
  before(async () => {
    portal = await openPortal(stage().service.store, stage().clock);
  });
  after(() => portal.close());

  /** Somebody with a consent to the bank and an access under it. */
  async function settled() {
    const { world } = stage();
    const line = bankLine(world);
    const iin = newIin();
    const consentId = await grant(world, line, iin);
    const { context } = await evaluate(line, iin);
    const she = await portal.signInAs(iin, "Айгүл");
    return { iin, line, consentId, accessId: context.decision_id ?? "", she };
  }

  /** Sends the form of a page as a browser would. */
  async function send(
    she: PortalClient,
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<Seen> {
    const shown = await she.get(path);
    assert.equal(shown.status, 200, path);
    return she.post(path, { once: hiddenIn(shown, "once"), ...fields });
  }

  const tracked = (sent: Seen): string => {
    assert.equal(sent.status, 303, wordsOf(sent.html));
    assert.match(sent.location ?? "", /^\/me\/rights\/rgt_[0-9a-f]{32}\?sent$/);
    return (sent.location ?? "").replace("?sent", "");
  };

  const dutyOf = async (path: string, she: PortalClient): Promise<string> => {
    const { html } = await she.get("/me/export.json");
    const { rights_calls } = JSON.parse(html) as {
      rights_calls: { id: string; duty_id: string }[];
    };
    return rights_calls.find(({ id }) => path.endsWith(id))?.duty_id ?? "";
  };

  test("an objection from an access says who answers by which day, and is followed to its answer", async () => {
    const { world } = stage();
    const { she, accessId } = await settled();
    const path = `/me/object?access=${accessId}`;
    const form = await she.get(path);
    const words = wordsOf(form.html);
    for (const said of [
      "Соңғы күні: 2026 жылғы 25 қараша 3 жұмыс күні қалды",
      "2026 жылғы 21 қараша Демалыс күні (сенбі)",
      "Заңның 19-1-бабының 3-тармағы",
      "Қарсылық өңдеуді өздігінен тоқтатпайды",
    ]) {
      assert.ok(words.includes(said), said);
    }
    assert.match(form.html, new RegExp(`<option value="${world.bank.id}" selected`));
    const tracker = tracked(await send(she, path, { party: world.bank.id, text: TEXT }));
    const sent = wordsOf((await she.get(`${tracker}?sent`)).html);
    for (const said of [
      "Өтініш жіберілді",
      "Ұйымның жауабы күтілуде",
      TEXT,
      "2026 жылғы 25 қараша",
    ]) {
      assert.ok(sent.includes(said), said);
    }
    const { store } = stage().service;
    const [proof] = await store.db.query<{ hash: string }>(
      "select encode(evidence_sha256, 'hex') as hash from sign_in_proof where subject_id = $1",
      [she.subjectId.slice(4)],
    );
    const kept = await signInProof(store.db, store.ring, she.subjectId, proof?.hash ?? "");
    const { act } = JSON.parse(kept?.text ?? "{}") as { act?: Record<string, unknown> };
    assert.ok(tracker.endsWith(String(act?.["rights_call_id"])));
    assert.equal(act?.["text_sha256"], sha256(TEXT));
    const duty = await dutyOf(tracker, she);
    const { rights_call: call, kind } = await world.bank.api.get<DutyDetailAnswer>(
      `/v1/duties/${duty}`,
    );
    assert.deepEqual([kind, call?.text, call?.decision_ref], ["answer-objection", TEXT, accessId]);
    await world.bank.api.post(`/v1/duties/${duty}/discharge`, {
      outcome: "rejected",
      text: "Нәтижені адам қараған.",
      reviewer: { name: "Ерлан Сәрсен", position: "басшы" },
    });
    const done = wordsOf((await she.get(tracker)).html);
    assert.ok(done.includes("Қарсылық қабылданбады") && done.includes("Нәтижені адам қараған."));
    assert.ok(wordsOf((await she.get("/me/rights")).html).includes("Қарсылық қабылданбады"));
  });

  test("every right is used by its own form and opens its own duty", async () => {
    const { world } = stage();
    const { she, consentId } = await settled();
    const query = `?consent=${consentId}`;
    const party = world.bank.id;
    const forms = [
      ["/me/ask", "answer-inquiry", { party }],
      ["/me/correct", "correct", { party, categories: ["income"] }],
      ["/me/block", "block", { place: world.objects.bank }],
      ["/me/destroy", "destroy", { party }],
      ["/me/complain", "answer-inquiry", { party, addressee: "prosecutor" }],
    ] as const;
    for (const [path, kind, fields] of forms) {
      const tracker = tracked(await send(she, path + query, { ...fields, text: TEXT }));
      const duty = await dutyOf(tracker, she);
      const detail = await world.bank.api.get<DutyDetailAnswer>(`/v1/duties/${duty}`);
      assert.equal(detail.kind, kind, path);
      if (path === "/me/correct") assert.deepEqual(detail.rights_call?.categories, ["income"]);
      const words = wordsOf((await she.get(tracker)).html);
      const isOurs = path === "/me/complain";
      assert.equal(words.includes("Бұл мерзімді заң емес, осы қызмет белгілейді."), isOurs, path);
      assert.equal(words.includes("Прокурорға. Осы бетті басып шығарып"), isOurs, path);
    }
    assert.equal((await she.get("/me/rights")).html.split("/me/rights/rgt_").length - 1, 5);
  });

  test("a form that is sent twice is one call", async () => {
    const { world } = stage();
    const { she } = await settled();
    const once = hiddenIn(await she.get("/me/ask"), "once");
    const fields = { once, party: world.bank.id, text: TEXT };
    const [first, second] = await Promise.all([
      she.post("/me/ask", fields),
      she.post("/me/ask", fields),
    ]);
    assert.equal(tracked(first), tracked(second));
    const other = await portal.signInAs(newIin(), "Ерлан");
    const bin = world.bank.bin;
    assert.notEqual(
      tracked(await other.post("/me/ask", { once, bin, text: TEXT })),
      tracked(first),
    );
  });

  test("what is wrong comes back at its field, and what was typed stays", async () => {
    const { world } = stage();
    const { she } = await settled();
    const wrong = async (path: string, fields: Readonly<Record<string, string>>) => {
      const back = await send(she, path, fields);
      assert.equal(back.status, 422);
      return wordsOf(back.html);
    };
    const party = world.bank.id;
    assert.match(await wrong("/me/ask", { party, text: " \r\n " }), /Өз сөзіңізбен жазыңыз/);
    assert.match(
      await wrong("/me/ask", { text: TEXT }),
      /Ұйымды таңдаңыз немесе БСН нөмірін жазыңыз/,
    );
    const typed = await wrong("/me/ask", { bin: "123456789012", text: TEXT });
    assert.ok(
      typed.includes("Мұндай БСН нөмірі бар ұйым бұл қызметте тіркелмеген") && typed.includes(TEXT),
    );
    assert.match(await wrong("/me/ask", { party, text: "а".repeat(4001) }), /Мәтін тым ұзақ/);
    assert.match(
      await wrong("/me/ask", { party, text: "бұл \u202eмәтін" }),
      /көрінбейтін таңбалар бар/,
    );
    assert.match(
      await wrong("/me/complain", { party, text: TEXT }),
      /Шағымды кімге беретініңізді таңдаңыз/,
    );
    assert.match(await wrong("/me/block", { text: TEXT }), /Дерекқорды таңдаңыз/);
    assert.equal((await she.get("/me/rights")).html.includes("/me/rights/rgt_"), false);
  });

  test("an organisation that is in no list is found by its BIN", async () => {
    const { world } = stage();
    const she = await portal.signInAs(newIin(), "Айгүл");
    const bin = ` ${world.clinic.bin.slice(0, 6)} ${world.clinic.bin.slice(6)} `;
    const tracker = tracked(await send(she, "/me/ask", { bin, text: TEXT }));
    assert.ok(wordsOf((await she.get(tracker)).html).includes("Шипа емханасы"));
  });

  test("an overdue duty says so at home and leads to a complaint about it", async () => {
    const { world, clock } = stage();
    const { desk } = world;
    const iin = newIin();
    const consentId = await grant(world, clinicLine(world), iin);
    const { duties } = await withdraw(desk.api, consentId);
    const [duty] = duties;
    assert.ok(duty !== undefined);
    const open = wordsOf((await (await portal.signInAs(iin, "Айгүл")).get("/me")).html);
    assert.ok(
      open.includes(
        "Өңдеуді тоқтату : Шипа емханасы 2026 жылғы 11 желтоқсанға дейін 15 жұмыс күні қалды",
      ),
      open,
    );
    clock.advanceTo("2026-12-12T00:00:00+05:00");
    const she = await portal.signInAs(iin, "Айгүл");
    const home = wordsOf((await she.get("/me")).html);
    assert.ok(home.includes("Мерзімі өтіп кетті: 1 жұмыс күні"));
    assert.ok(home.includes("Ұйым міндетін мерзімінде орындамады"));
    const path = `/me/complain?duty=${duty.id}`;
    const form = await she.get(path);
    assert.ok(wordsOf(form.html).includes("Не туралы Ұйымның міндеті : Шипа емханасы"));
    const fields = { party: world.clinic.id, addressee: "authorised-body", text: TEXT };
    const tracker = tracked(await send(she, path, fields));
    const { html } = await she.get("/me/export.json");
    const { rights_calls: calls } = JSON.parse(html) as {
      rights_calls: { id: string; words: Record<string, string> }[];
    };
    assert.equal(calls.find(({ id }) => tracker.endsWith(id))?.words["duty_id"], duty.id);
  });

  test("somebody else's records are in no form, no list and no tracker", async () => {
    const { world } = stage();
    const { she, consentId, accessId } = await settled();
    const tracker = tracked(await send(she, "/me/ask", { party: world.bank.id, text: TEXT }));
    const other = await portal.signInAs(newIin(), "Ерлан");
    const duty = await dutyOf(tracker, she);
    for (const path of [
      tracker,
      `/me/ask?consent=${consentId}`,
      `/me/object?access=${accessId}`,
      `/me/complain?duty=${duty}`,
      `/me/object?outcome=out_${"0".repeat(32)}`,
      "/me/ask?consent=x",
      "/me/rights/x",
    ]) {
      assert.equal((await other.get(path)).status, 404, path);
      if (path.includes("?")) {
        const sent = await other.post(path, { party: world.bank.id, text: TEXT });
        assert.equal(sent.status, 404, path);
      }
    }
  });
});
