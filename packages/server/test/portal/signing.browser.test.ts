import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ConsentAnswer, WithdrawnConsentAnswer } from "@kelisim/protocol";
import type { Page } from "playwright-core";
import { ask, bankLine, evaluate, reasonOf } from "../support/acts.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import { startNcaLayer, type NcaLayerDouble } from "../support/ncalayer-double.ts";
import { findingsOn, watchPages } from "../support/page-checks.ts";
import { openBrowserPortal, saidBy, type BrowserPortal } from "../support/portal-browser.ts";
import { signingAuthority, type SigningAuthority } from "../support/signing-authority.ts";
import { buildWorld, type World } from "../support/world.ts";

const AIGUL = { iin: newIin(), name: "Сарбасова Айгүл" };
const ERLAN = { iin: newIin(), name: "Жанбырбай Ерлан" };
const SAULE = { iin: newIin(), name: "Ержанова Сәуле" };

/** Where the pages look for the program. */
const NCALAYER = "127.0.0.1:13579";

/** Of a page that may not speak to the program: the browser says so, whatever the page does. */
const isNotReached = (text: string): boolean =>
  text.includes(`WebSocket connection to 'wss://${NCALAYER}/' failed`);

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole("button", { name, exact: true }).click();
const says = async (page: Page, ...words: readonly string[]): Promise<void> => {
  const said = await saidBy(page);
  for (const word of words) assert.ok(said.includes(word), `${word}: ${said}`);
};

/** Who takes a consent back answers nothing. */
const assertNoAnswer = async (page: Page): Promise<void> =>
  assert.doesNotMatch((await page.textContent("main")) ?? "", /жауа[пб]/i);

describe("a person signs in her browser", () => {
  const ends: (() => unknown)[] = [];
  const end = { after: (one: () => unknown) => ends.push(one) };
  const clock = new FakeClock();
  let authority: SigningAuthority;
  let program: NcaLayerDouble;
  let portal: BrowserPortal;
  let world: World;
  before(async () => {
    authority = await signingAuthority(end, clock);
    program = await startNcaLayer(end);
    portal = await openBrowserPortal(end, {
      ...{ people: [AIGUL, ERLAN, SAULE], clock, config: authority.config },
      browser: { elsewhere: { [NCALAYER]: program.place }, isMeant: isNotReached },
    });
    world = await buildWorld(portal.service);
  });
  after(async () => {
    const faults: unknown[] = [];
    for (const one of ends.toReversed()) {
      await Promise.resolve(one()).catch((fault: unknown) => faults.push(fault));
    }
    assert.deepEqual(faults, []);
  });

  const line = () => bankLine(world);
  const sign = (page: Page) => press(page, "NCALayer арқылы қол қою");

  test("a yes is signed after it is chosen; a wrong key, a key for signing in and a change of mind say what to do", async () => {
    const { id } = await ask(line(), AIGUL.iin);
    const page = await portal.newPage({ anyCertificate: true });
    await watchPages(page);
    await portal.signIn(page, AIGUL.iin, `/me/requests/${id}`);
    const wish = page.getByLabel("Жауабыма электрондық қолтаңба қоямын");
    assert.equal(await wish.isChecked(), false);
    await page.getByLabel("Телефон нөмірі").check();
    await wish.check();
    await press(page, "Иә, келісім беремін");
    await says(page, "Электрондық қолтаңба қою", "Иә, келісім беремін", "Телефон нөмірі");
    await says(
      page,
      "Қол қойылатын мәтін",
      "Жауабыңыз",
      "содан кейін оларды ешкім өзгерте алмайды",
    );
    assert.deepEqual(await findingsOn(page, "kk"), []);

    await sign(page);
    await page.getByText("Қол қоюды тоқтаттыңыз, ештеңе жіберілген жоқ").waitFor();
    program.choice = "fault";
    await sign(page);
    await page.getByText("NCALayer қол қоя алмады").waitFor();
    program.choice = authority.issue({ iin: ERLAN.iin });
    await sign(page);
    await page.getByText("Бұл кілт басқа адамға берілген").waitFor();
    program.choice = authority.issue({ iin: AIGUL.iin, kind: "individual-auth" });
    await sign(page);
    await page.getByText("Бұл – сайттарға кіруге арналған кілт").waitFor();
    assert.deepEqual(await findingsOn(page, "kk"), []);
    assert.equal(await reasonOf(evaluate(line(), AIGUL.iin)), "deny no-consent");

    program.choice = authority.issue({ iin: AIGUL.iin }, "gost");
    await sign(page);
    await page.getByText("Келісім берілді").first().waitFor();
    const consentId = /con_[0-9a-f]{32}/.exec(page.url())?.[0] ?? "";
    const consent = await world.bank.api.get<ConsentAnswer>(`/v1/consents/${consentId}`);
    assert.deepEqual(
      [consent.confirmation, consent.provenance, consent.categories.includes("phone")],
      ["electronic-signature", "person", true],
    );
    const { locale, signerParams, format } = program.asked.at(-1) ?? assert.fail("nothing asked");
    assert.deepEqual([locale, format], ["kk", "cms"]);
    assert.deepEqual(signerParams.extKeyUsageOids, ["1.3.6.1.5.5.7.3.4", "1.2.398.3.3.4.1.1"]);

    await portal.open(page, `/me/consents/${consentId}/withdraw`);
    await page.getByLabel("Кері қайтарып алуға электрондық қолтаңба қоямын").check();
    await says(page, "өтінішіңіз онсыз да жарамды");
    await assertNoAnswer(page);
    await press(page, "Иә, кері қайтарып аламын");
    await says(page, "Келісімді кері қайтарып аламын", "Өтінішіңіз", "дәл осы өтінішті бекітеді");
    await assertNoAnswer(page);
    program.choice = authority.issue({ iin: ERLAN.iin });
    await sign(page);
    await page.getByText("өтінішіңіз әлі жіберілген жоқ").waitFor();
    await assertNoAnswer(page);
    program.choice = authority.issue({ iin: AIGUL.iin }, "gost");
    await sign(page);
    await page.getByText("Кері қайтарып алынды").first().waitFor();
    const again = await world.bank.api.post<WithdrawnConsentAnswer>(
      `/v1/consents/${consentId}/withdraw`,
      {
        confirmation: { kind: "written", document_sha256: "a".repeat(64), signed_on: "2026-11-20" },
      },
    );
    assert.equal(again.status, "withdrawn");
  });

  test("where the program does not run she is told so, and can send her answer as it is", async () => {
    const { id } = await ask(line(), ERLAN.iin);
    const page = await portal.newPage();
    await portal.signIn(page, ERLAN.iin, `/me/requests/${id}`);
    await page.getByLabel("Жауабыма электрондық қолтаңба қоямын").check();
    await press(page, "Жоқ, келісім бермеймін");
    await sign(page);
    await page.getByText("NCALayer табылмады").waitFor();
    await press(page, "Қолтаңбасыз жіберу");
    await says(page, "Келісім берілмеді");
  });

  for (const [language, wish, yes] of [
    ["ru", "Подпишу ответ электронной подписью", "Да, даю согласие"],
    ["en", "I will sign my answer electronically", "Yes, I consent"],
  ] as const) {
    test(`the page for signing reads well in ${language}`, async () => {
      const { iin } = SAULE;
      const { id } = await ask(line(), iin, {
        purpose_id: world.purposes[language === "ru" ? "scoring" : "sharing"],
      });
      const page = await portal.newPage({ language });
      await watchPages(page);
      await portal.signIn(page, iin, `/me/requests/${id}`);
      await page.getByLabel(wish).check();
      await press(page, yes);
      assert.deepEqual(await findingsOn(page, language), []);
    });
  }

  test("without scripts nothing speaks of signing, and the answer is sent as ever", async () => {
    const { id } = await ask(line(), ERLAN.iin, { purpose_id: world.purposes.sharing });
    const page = await portal.newPage({ javaScript: false });
    await portal.signIn(page, ERLAN.iin, `/me/requests/${id}`);
    assert.equal(await page.getByLabel("Жауабыма электрондық қолтаңба қоямын").isVisible(), false);
    await press(page, "Иә, келісім беремін");
    await says(page, "Келісім берілді");
  });
});
