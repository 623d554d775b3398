import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { RepresentationAnswer } from "@kelisim/protocol";
import { noticeSettings } from "@kelisim/store";
import { readPdf } from "../../src/portal/pdf/pdf-reading.test-support.ts";
import { ONE_ENGINE } from "../../../../testing/engines.ts";
import { automatedSamples } from "../support/automated-samples.ts";
import { answer, ask, bankLine, evaluate, grant, OTHER_PROOF } from "../support/acts.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import { openPortal, wordsOf } from "../support/portal.ts";
import { guardianOf, iinBorn, represented } from "../support/representatives.ts";
import { onEngine } from "../support/stage.ts";

const MOTHER = "Серікова Айгүл";

onEngine(ONE_ENGINE, "a person's own records in the portal", (stage) => {
  let portal: Awaited<ReturnType<typeof openPortal>>;
  before(async () => {
    portal = await openPortal(stage().service.store, stage().clock);
  });
  after(() => portal.close());

  const line = () => bankLine(stage().world);

  /** A mother with the authority that a desk recorded for her child. */
  async function family(more: Readonly<Record<string, unknown>> = {}) {
    const [child, mother] = [iinBorn("2015-03-12"), newIin()];
    const made: RepresentationAnswer = await represented(stage().world, child, {
      ...{ basis: "parent", representative: { iin: mother, name: MOTHER } },
      ...more,
    });
    return { child, mother, made, she: await portal.signInAs(mother, MOTHER) };
  }

  test("a representative chooses as whom she acts, and every page says whose data it is and until when", async () => {
    const { world } = stage();
    const { child, made, she } = await family();
    await portal.signInAs(child, "Серікова Аружан");
    await grant(world, line(), child, {
      answer: { acting_for: made.id, confirmation: OTHER_PROOF },
    });
    assert.ok(!(await she.get("/me")).html.includes("Тұмар банкі"));
    const choices = wordsOf((await she.get("/persona")).html);
    assert.ok(choices.includes(`Өзім: ${MOTHER}`));
    assert.match(choices, /Заңды өкіл ретінде: Серікова Аружан ата-ана ретінде\. Қашанға дейін/);
    assert.ok(choices.includes("2033 жылғы 11 наурызға дейін"));
    const value = (await she.get("/persona")).html.match(
      /name="persona" value="([0-9a-f-]{32,36})"/,
    )?.[1];
    const chosen = await she.post("/persona?to=/me/accesses", { persona: value ?? "" });
    assert.deepEqual([chosen.status, chosen.location], [303, "/me/accesses"]);
    for (const path of ["/me", "/me/accesses", "/me/rights", "/me/help", "/me/ask", "/me/export"]) {
      const seen = wordsOf((await she.get(path)).html);
      assert.ok(seen.includes("Серікова Аружан"), path);
      assert.ok(seen.includes("2033 жылғы 11 наурызға дейін"), path);
    }
    assert.ok((await she.get("/me")).html.includes("Тұмар банкі"));
    const filed = await she.post("/me/ask", {
      party: world.bank.id,
      text: "Баламның деректері туралы.",
    });
    const call = wordsOf((await she.get(filed.location ?? "")).html);
    assert.ok(call.includes("Заңды өкіл жіберген"));
    const back = await she.post("/persona", { persona: "self" });
    assert.equal(back.location, "/me");
    assert.ok(!(await she.get("/me")).html.includes("Тұмар банкі"));
    assert.equal((await she.post("/persona", { persona: "somebody" })).status, 422);
  });

  test("nobody becomes a persona that is not hers, and an ended authority is none", async () => {
    const { world } = stage();
    const { made, she } = await family();
    const stranger = await portal.signInAs(newIin(), "Ерлан");
    const persona = made.id.slice(4);
    const uuid = persona.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    for (const value of [persona, uuid, made.id]) {
      assert.equal((await stranger.post("/persona", { persona: value })).status, 422);
    }
    await she.post("/persona", { persona });
    await she.post("/persona", { persona: uuid });
    assert.ok(wordsOf((await she.get("/me")).html).includes("2033 жылғы"));
    const banner = wordsOf((await she.get("/me/help")).html);
    assert.ok(banner.includes("Кімнің деректері: сіз ата-ана ретінде өкілдік ететін адам"), banner);
    await world.desk.api.post(`/v1/representations/${made.id}/end`, { reason: "replaced" });
    assert.ok(!wordsOf((await she.get("/me")).html).includes("2033 жылғы"));
    assert.ok(!wordsOf((await she.get("/persona")).html).includes("ата-ана ретінде"));
    const records = wordsOf((await she.get("/me/representatives")).html);
    assert.ok(records.includes("Аяқталды") && records.includes("орнына басқа өкіл келді"));
  });

  test("a form that was opened as somebody else files nothing, and comes back as whom it was", async () => {
    const { world } = stage();
    const { made, she } = await family();
    const persona = made.id.slice(4);
    const about = `/me/ask?party=${world.bank.id}`;
    const opened = await she.get(about);
    const ownToken = /name="csrf" value="([^"]+)"/.exec(opened.html)?.[1] ?? "";
    await she.post("/persona", { persona });
    const send = (path: string, csrf: string, text: string) =>
      portal.request(
        "POST",
        path,
        { cookie: she.cookie(), "content-type": "application/x-www-form-urlencoded" },
        String(new URLSearchParams({ csrf, party: world.bank.id, text })),
      );
    const late = await send(about, ownToken, "Өз деректерім туралы");
    assert.equal(late.status, 409);
    assert.ok(wordsOf(late.html).includes("рөліңіз ауысты"));
    assert.ok(!(await she.get("/me/rights")).html.includes("/me/rights/rgt_"));
    const way = /href="(\/persona\?to=[^"]+kept[^"]+)"/.exec(late.html)?.[1] ?? "";
    const to = decodeURIComponent(way.split("to=")[1] ?? "");
    assert.equal((await she.get(to)).location, way, "and is not shown as the child's either");
    assert.equal((await she.post(way, { persona: "self" })).location, to);
    assert.match((await she.get(to)).html, /Өз деректерім туралы/);
    const filed = await she.post(to, { party: world.bank.id, text: "Өз деректерім туралы" });
    assert.match(filed.location ?? "", /^\/me\/rights\/rgt_/);
    assert.doesNotMatch((await she.get(to)).html, /Өз деректерім туралы/, "sent, so no more kept");

    await she.post("/persona", { persona });
    const asChild = /name="csrf" value="([^"]+)"/.exec((await she.get("/me/ask")).html)?.[1] ?? "";
    await world.desk.api.post(`/v1/representations/${made.id}/end`, { reason: "replaced" });
    const ended = await send("/me/complain", asChild, "Баламның деректері туралы");
    assert.equal(ended.status, 409, "an authority that ended does not become her own matter");
  });

  test("who may only give and withdraw does not read what was done with the data", async () => {
    const { world } = stage();
    const { child, made, mother } = await family({ scope: ["give", "withdraw"] });
    await grant(world, line(), child, {
      answer: { acting_for: made.id, confirmation: OTHER_PROOF },
    });
    await evaluate(line(), child, { action: "disseminate" });
    const she = await portal.signInAs(mother, MOTHER, { representationId: made.id });
    const home = wordsOf((await she.get("/me")).html);
    assert.ok(home.includes("Тұмар банкі") && !home.includes("Рұқсат берілмеді"));
    const himself = await portal.signInAs(child, "Серікова Аружан");
    await himself.get("/me/ask");
    const asked = await himself.post("/me/ask", { party: world.bank.id, text: "Менің сұрағым" });
    const called = asked.location?.split("?")[0] ?? "";
    const file = (await himself.get("/me/export.json")).html;
    const duty = /"(dty_[0-9a-f]{32})"/.exec(file)?.[1] ?? "";
    await himself.get("/me");
    assert.ok((await himself.get("/me")).html.includes(called));
    assert.equal((await himself.get(`/me/duties/${duty}`)).status, 200);
    assert.ok(!(await she.get("/me")).html.includes(called), "nor what the child asked herself");
    assert.equal((await she.get(`/me/duties/${duty}`)).status, 404);
    for (const path of [
      "/me/accesses",
      "/me/ask",
      "/me/settings",
      "/me/rights",
      "/me/export.json",
      "/me/export.pdf",
      "/me/outcomes",
    ]) {
      const seen = await she.get(path);
      assert.equal(seen.status, 403, path);
      assert.ok(wordsOf(seen.html).includes("Сіздің өкілеттігіңіз тек келісімдерге қатысты"), path);
    }
    assert.equal((await she.post("/me/settings", { digest: "day" })).status, 403);
    const sent = await she.post("/me/ask", { party: world.bank.id, text: "Сұрақ" });
    assert.deepEqual(
      [sent.status, wordsOf(sent.html).includes("өкілеттігіңіз бұған жетпейді")],
      [422, true],
    );
  });

  test("a power of attorney is ended by whoever gave it; what a law gave is not ended here", async () => {
    const iin = newIin();
    const attorney = { iin: newIin(), name: "Жанбырбай Ерлан" };
    const given = await represented(stage().world, iin, {
      ...guardianOf(iin),
      ...{ basis: "power-of-attorney", representative: attorney, valid_until: "2027-06-01" },
    });
    const guardian = await represented(stage().world, iin);
    const she = await portal.signInAs(iin, "Айгүл");
    const list = await she.get("/me/representatives");
    assert.ok(wordsOf(list.html).includes("Жанбырбай Ерлан"));
    assert.ok(wordsOf(list.html).includes("сенімхат бойынша"));
    const end = `/me/representatives/${given.id}/end`;
    assert.ok(list.html.includes(`href="${end}"`));
    assert.ok(!list.html.includes(`${guardian.id}/end`));
    assert.equal((await she.get(`/me/representatives/${guardian.id}/end`)).status, 404);
    const his = await portal.signInAs(attorney.iin, attorney.name);
    assert.ok(wordsOf((await his.get("/persona")).html).includes("сенімхат бойынша"));
    assert.equal((await his.post(end)).location, "/me/representatives");
    assert.ok(wordsOf((await she.get(end)).html).includes("Өкілдікті тоқтатасыз ба?"));
    assert.equal((await she.post(end)).location, "/me/representatives?ended");
    const proved = await stage().service.store.db.query(
      `select from event e join sign_in_proof p on p.subject_id = e.subject_id
       where e.subject_id = $1 and e.type = 'representation.ended'
         and e.body ->> 'evidenceSha256' = encode(p.evidence_sha256, 'hex')`,
      [she.subjectId.slice(4)],
    );
    assert.equal(proved.length, 1);
    assert.equal((await she.post(end)).location, "/me/representatives");
    assert.ok(!wordsOf((await his.get("/persona")).html).includes("сенімхат бойынша"));
  });

  test("what was given for a child is hers to look at once she is of age", async () => {
    const { world, clock } = stage();
    const child = iinBorn("2008-12-24");
    const made = await represented(world, child, {
      basis: "parent",
      representative: { iin: newIin(), name: MOTHER },
    });
    const { id } = await ask(line(), child);
    const { consent_id } = await answer(world.desk.api, id, {
      ...{ acting_for: made.id, confirmation: OTHER_PROOF },
    });
    const young = await portal.signInAs(child, "Аружан");
    assert.ok(!(await young.get("/me")).html.includes("/me/review"));
    clock.advanceTo("2026-12-24T09:00:00+05:00");
    const grown = await portal.signInAs(child, "Аружан");
    assert.ok((await grown.get("/me")).html.includes("/me/review"));
    const review = (await grown.get("/me/review")).html;
    assert.ok(review.includes(`/me/consents/${consent_id}/withdraw`));
  });

  test("notice settings are kept; what is always told is no choice", async () => {
    const she = await portal.signInAs(newIin(), "Айгүл");
    const shown = await she.get("/me/settings");
    assert.ok(
      wordsOf(shown.html).includes("SMS пен электрондық пошта арқылы хабарлау әлі қосылмаған"),
    );
    assert.ok(wordsOf(shown.html).includes("Мұны өшіруге болмайды."));
    assert.match(shown.html, /value="week" checked/);
    const kept = await she.post("/me/settings", {
      digest: "month",
      channel: ["sms", "pigeon"],
      denied: "off",
    });
    assert.equal(kept.location, "/me/settings?saved");
    const { db } = stage().service.store;
    assert.deepEqual(await noticeSettings(db, she.subjectId), {
      digestEvery: "month",
      channels: ["sms"],
    });
    const again = (await she.get("/me/settings?saved")).html;
    assert.match(again, /value="month" checked/);
    assert.match(again, /value="sms" checked/);
  });

  test("outcomes and breaches about her are told, and lead to what she can do", async () => {
    const { world } = stage();
    const iin = newIin();
    const sample = automatedSamples(world).find(({ id }) => id === "create-processing-outcome");
    const outcome = {
      ...(sample?.body as object),
      data_subject: { iin },
      steps: [{ at: "2026-11-20T08:00:00+05:00", by: "system" }],
    };
    const { id } = await world.bank.api.post<{ id: string }>("/v1/processing-outcomes", outcome);
    await world.bank.api.post("/v1/breaches", {
      ...{ object_id: world.objects.bank, detected_at: "2026-11-20T08:00:00+05:00" },
      ...{ categories: ["iin", "income"], subjects: [iin] },
    });
    const she = await portal.signInAs(iin, "Айгүл");
    const outcomes = await she.get("/me/outcomes");
    assert.ok(wordsOf(outcomes.html).includes("Мұндай өңдеуге тыйым салынған"));
    assert.ok(outcomes.html.includes(`/me/object?outcome=${id}`));
    const form = await she.get(`/me/object?outcome=${id}`);
    assert.ok(wordsOf(form.html).includes("Автоматтандырылған өңдеудің нәтижесі : Тұмар банкі"));
    const sent = await she.post(`/me/object?outcome=${id}`, {
      party: world.bank.id,
      text: "Қарсымын",
    });
    assert.equal(sent.status, 303);
    const breaches = wordsOf((await she.get("/me/breaches")).html);
    assert.ok(breaches.includes("Клиенттер базасы") && breaches.includes("Табысы"));
    assert.ok(wordsOf((await she.get("/me")).html).includes("Деректердің қауіпсіздігі бұзылды"));
  });

  test("everything goes out as facts and as a tagged document in Kazakh", async () => {
    const { world } = stage();
    const { bank } = world;
    const iin = newIin();
    const consentId = await grant(world, line(), iin);
    await evaluate(line(), iin);
    await evaluate(line(), iin, { action: "disseminate" });
    const she = await portal.signInAs(iin, "Айгүл Қыдырәлі");
    const filed = await she.post("/me/ask", { party: bank.id, text: "Қандай деректерім бар?" });
    assert.equal(filed.status, 303);
    const file = await she.get("/me/export.json");
    assert.match(
      String(file.headers["content-disposition"]),
      /attachment; filename="kelisim-2026-/,
    );
    const facts = JSON.parse(file.html) as {
      consents: { id: string; status: string }[];
      accesses: { decision: boolean; employee?: string }[];
      rights_calls: { words: { text: string } }[];
      duties: { kind: string }[];
      names: Record<string, { kk: string }>;
      accesses_complete: boolean;
      accesses_next: string | null;
    };
    assert.deepEqual(
      facts.consents.map(({ id, status }) => [id, status]),
      [[consentId, "active"]],
    );
    assert.deepEqual(
      facts.accesses.map(({ decision }) => decision),
      [false, true],
    );
    assert.deepEqual(
      facts.rights_calls.map(({ words }) => words.text),
      ["Қандай деректерім бар?"],
    );
    assert.deepEqual(
      facts.duties.map(({ kind }) => kind),
      ["answer-inquiry"],
    );
    assert.equal(facts.names[bank.id]?.kk, "Тұмар банкі");
    assert.deepEqual([facts.accesses_complete, facts.accesses_next], [true, null]);
    assert.ok(
      !file.html.includes(iin) && facts.accesses.every(({ employee }) => employee === undefined),
    );
    assert.equal((await she.get("/me/export.json?after=x")).status, 404);
    const answered = await portal.app.inject({
      ...{ method: "GET", url: "/me/export.pdf", headers: { cookie: she.cookie() } },
    });
    assert.equal(answered.headers["content-type"], "application/pdf");
    const pdf = readPdf(new Uint8Array(answered.rawPayload));
    for (const said of [
      "Айгүл Қыдырәлі",
      "Тұмар банкі",
      "Қандай деректерім бар?",
      "Рұқсат берілмеді",
    ]) {
      assert.ok(pdf.text.includes(said), said);
    }
    assert.ok(!pdf.text.includes(iin));
  });
});
