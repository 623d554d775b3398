import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ONE_ENGINE } from "../../../../testing/engines.ts";
import { bankLine, clinicLine, evaluate, grant, question, type Line } from "../support/acts.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import { openPortal, wordsOf } from "../support/portal.ts";
import { onEngine } from "../support/stage.ts";
import { registerPurpose } from "../support/world.ts";

/** The addresses of a page's links that fit, each once. */
const linksIn = (html: string, fits: RegExp): readonly string[] => [
  ...new Set(
    [...html.matchAll(/href="([^"]+)"/g)]
      .map(([, to = ""]) => to.replaceAll("&amp;", "&"))
      .filter((to) => fits.test(to)),
  ),
];

const ACCESS = /^\/me\/accesses\/dec_/;

onEngine(ONE_ENGINE, "who accessed a person's data, in the portal", (stage) => {
  let portal: Awaited<ReturnType<typeof openPortal>>;
  before(async () => {
    portal = await openPortal(stage().service.store, stage().clock);
  });
  after(() => portal.close());

  const line = () => bankLine(stage().world);

  /** The bank's purpose that a law permits. */
  async function lawLine(code: string, deferral?: object): Promise<Line> {
    const { bank, objects, admin } = stage().world;
    const legal_ground = {
      ...{ code: "9-10", act: "Банктер туралы заң", article: "50", level: "law" },
      ...(deferral !== undefined && { deferral }),
    };
    const purposeId = await registerPurpose(bank, objects.bank, { code, legal_ground } as never);
    if (deferral !== undefined) await admin.post(`/v1/purposes/${purposeId}/approve`);
    return { party: bank, objectId: objects.bank, purposeId };
  }

  test("each access says who, when, which data, what for and on what ground; a denial says why", async () => {
    const { world } = stage();
    const iin = newIin();
    const consentId = await grant(world, line(), iin);
    await evaluate(line(), iin);
    await evaluate(line(), iin, { action: "disseminate" });
    await evaluate(await lawLine("by-law"), iin);
    const she = await portal.signInAs(iin, "Айгүл");
    const list = await she.get("/me/accesses");
    const words = wordsOf(list.html);
    for (const said of [
      "Деректеріме кім қол жеткізді?",
      "Негізі: сіздің келісіміңіз",
      "Негізі: заң бойынша, келісімсіз – Банктер туралы заң, 50-бап",
      "Қазақстан Республикасының заңдарында белгіленген өзге жағдайлар.",
      "Рұқсат берілмеді Тұмар банкі Тарату: Табысы Не үшін: Несие беру Бұл әрекетке рұқсат берілмеген.",
      "2026 жылғы 20 қараша, 10:00",
    ]) {
      assert.ok(words.includes(said), said);
    }
    const [byLaw = "", denied = "", permitted = ""] = linksIn(list.html, ACCESS);
    const law = wordsOf((await she.get(byLaw)).html);
    assert.ok(law.includes("ұйымға мұндай жағдайда сіздің келісіміңіз керек емес деген сөз"));
    const no = await she.get(denied);
    assert.ok(wordsOf(no.html).includes("Неге рұқсат берілмеді? Бұл әрекетке рұқсат берілмеген."));
    assert.ok(wordsOf(no.html).includes("Осы ереже шешті: рұқсат берілмейді"));
    assert.match(wordsOf(no.html), /Қай норма бойынша: .*Заңның/);
    const yes = await she.get(permitted);
    for (const to of [
      `/me/consents/${consentId}/withdraw`,
      `/me/consents/${consentId}/not-me`,
      ...["object", "ask", "complain"].map((form) => `/me/${form}?access=${permitted.slice(13)}`),
    ]) {
      assert.ok(yes.html.includes(`href="${to}"`), to);
      assert.ok(list.html.includes(`href="${to}"`), `${to} on the list`);
    }
    const home = wordsOf((await she.get("/me")).html);
    assert.ok(home.includes("Тұмар банкі Деректерге қол жеткізбек болды, рұқсат берілмеді"));
  });

  test("who reported an access of somebody else is named, and so is the recipient", async () => {
    const { world } = stage();
    const { bureau, bank } = world;
    const iin = newIin();
    const sharing = bankLine(world, "sharing");
    await grant(world, sharing, iin);
    await evaluate(sharing, iin, { requester: bureau, recipient: bureau, action: "disclose" });
    const she = await portal.signInAs(iin, "Айгүл");
    const list = await she.get("/me/accesses");
    const words = wordsOf(list.html);
    assert.ok(words.includes("Кімге берілді: Несие бюросы"));
    assert.ok(words.includes("Бұл туралы хабарлаған: Тұмар банкі"));
    const [one = ""] = linksIn(list.html, ACCESS);
    const detail = wordsOf((await she.get(one)).html);
    assert.ok(detail.includes(`Кім Несие бюросы БСН ${bureau.bin}`));
    assert.ok(detail.includes(`Бұл туралы хабарлаған Тұмар банкі БСН ${bank.bin}`));
  });

  test("what a party reported of its use is told", async () => {
    const { world } = stage();
    const iin = newIin();
    await grant(world, line(), iin);
    const asked = question(line(), iin);
    const { context } = await world.bank.api.post<{ context: { decision_id: string } }>(
      "/access/v1/evaluation",
      { ...asked, context: { ...asked.context, want_ticket: true } },
    );
    const she = await portal.signInAs(iin, "Айгүл");
    const path = `/me/accesses/${context.decision_id}`;
    assert.ok(!wordsOf((await she.get(path)).html).includes("Ұйымның айтуынша"));
    await world.bank.api.post("/v1/use-reports", {
      reports: [{ decision_id: context.decision_id, used: false }],
    });
    assert.ok(wordsOf((await she.get(path)).html).includes("Ұйымның айтуынша, пайдаланылмады"));
  });

  test("an access that an act keeps from her is nowhere until its day has ended", async () => {
    const { world, clock } = stage();
    const iin = newIin();
    await grant(world, clinicLine(world), iin);
    await evaluate(clinicLine(world), iin);
    const hidden = await lawLine("hidden", {
      act: "Тергеу туралы заң",
      article: "7",
      until: "2026-11-20",
    });
    const { context } = await evaluate(hidden, iin);
    const she = await portal.signInAs(iin, "Айгүл");
    const path = `/me/accesses/${context.decision_id}`;
    for (const list of ["/me", "/me/accesses", "/me/export.json"]) {
      assert.ok(!(await she.get(list)).html.includes("Тұмар банкі"), list);
    }
    assert.equal((await she.get(path)).status, 404);
    assert.equal((await she.get(`/me/complain?access=${context.decision_id}`)).status, 404);
    clock.advanceTo("2026-11-21T00:00:00+05:00");
    const again = await portal.signInAs(iin, "Айгүл");
    assert.ok((await again.get("/me/accesses")).html.includes("Тұмар банкі"));
    assert.match(
      wordsOf((await again.get(path)).html),
      /Бұл туралы хабарлау кейінге қалдырылған болатын: Тергеу туралы заң, 7-бап/,
    );
  });

  test("pages go on where the one before ended, also of one organisation", async () => {
    const { world } = stage();
    const iin = newIin();
    const clinic = clinicLine(world);
    await grant(world, line(), iin);
    for (let n = 0; n < 23; n += 1) await evaluate(line(), iin);
    await evaluate(clinic, iin);
    const she = await portal.signInAs(iin, "Айгүл");
    const first = await she.get("/me/accesses");
    const [next = ""] = linksIn(first.html, /after=/);
    const second = await she.get(next);
    const all = [first, second].flatMap(({ html }) => linksIn(html, ACCESS));
    assert.deepEqual([all.length, new Set(all).size], [24, 24]);
    assert.deepEqual(linksIn(second.html, /after=/), []);
    const ofBank = `/me/accesses?party=${world.bank.id}`;
    const one = await she.get(ofBank);
    const [more = ""] = linksIn(one.html, /after=/);
    const two = await she.get(more);
    assert.equal([one, two].flatMap(({ html }) => linksIn(html, ACCESS)).length, 23);
    const ofClinic = await she.get(`/me/accesses?party=${world.clinic.id}`);
    assert.equal(linksIn(ofClinic.html, ACCESS).length, 1);
    const somebody = await portal.signInAs(newIin(), "Ерлан");
    assert.equal(linksIn((await somebody.get(next)).html, ACCESS).length, 0);
    assert.equal((await somebody.get(all[0] ?? "")).status, 404);
  });
});
