import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ConsentAnswer, DutyList } from "@kelisim/protocol";
import type { Page } from "playwright-core";
import { ask, bankLine, evaluate, reasonOf, type Line } from "../support/acts.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import {
  choose,
  openBrowserPortal,
  saidBy,
  type BrowserPortal,
} from "../support/portal-browser.ts";
import {
  buildWorld,
  register,
  registerObject,
  registerPurpose,
  type World,
} from "../support/world.ts";

const person = (name: string) => ({ iin: newIin(), name });
const [AIGUL, ERLAN, SAULE, DINA] = [
  person("Сарбасова Айгүл"),
  person("Жанбырбай Ерлан"),
  person("Ержанова Сәуле"),
  person("Қасым Дина"),
];
const PEOPLE = [AIGUL, ERLAN, SAULE, DINA];

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole("button", { name, exact: true }).click();
const follow = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole("link", { name }).first().click();

const says = async (page: Page, ...words: readonly string[]): Promise<void> => {
  const said = await saidBy(page);
  for (const word of words) assert.ok(said.includes(word), `${word}: ${said}`);
};

/** How far a page is wider than its window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");

describe("a person answers, follows and takes back in her browser", () => {
  let portal: BrowserPortal;
  let world: World;
  const ends: (() => unknown)[] = [];
  before(async () => {
    portal = await openBrowserPortal({ after: (end) => ends.push(end) }, { people: PEOPLE });
    world = await buildWorld(portal.service);
  });
  after(async () => {
    for (const end of ends.toReversed()) await end();
  });

  const line = () => bankLine(world);
  const consentIn = (page: Page): string => /con_[0-9a-f]{32}/.exec(page.url())?.[0] ?? "";

  for (const { who, javaScript } of [
    { who: AIGUL, javaScript: true },
    { who: ERLAN, javaScript: false },
  ]) {
    test(`from the address in a message to a yes, and back in two taps, ${javaScript ? "with" : "without"} scripts`, async () => {
      const { answer_url: url, matching_word: word } = await ask(line(), who.iin);
      const page = await portal.newPage({ javaScript });
      await page.goto(url);
      await says(page, "Келісім сұрауына жауап беру");
      assert.ok(!(await saidBy(page)).includes("Тұмар"));
      await follow(page, "Порталға кіріп, сұрауды көру");
      await choose(page, PEOPLE, who.iin);
      await says(page, "Тұмар банкі деректеріңізді алуға келісіміңізді сұрайды", word);
      const [yes, no] = await Promise.all(
        ["Иә, келісім беремін", "Жоқ, келісім бермеймін"].map(async (name) =>
          page.getByRole("button", { name }).boundingBox(),
        ),
      );
      assert.deepEqual([yes?.width, yes?.height], [no?.width, no?.height]);
      assert.equal(await page.getByLabel("Телефон нөмірі").isChecked(), false);
      await page.getByText("Хабарламаның дәл мәтіні").click();
      await page.getByText("Келісім бермеуге құқығыңыз бар").waitFor({ state: "visible" });
      await page.getByLabel("Телефон нөмірі").check();
      await press(page, "Иә, келісім беремін");
      await says(page, "Келісім берілді", "Қолданыста", "Телефон нөмірі");
      const consentId = consentIn(page);
      const { confirmation } = await world.bank.api.get<ConsentAnswer>(`/v1/consents/${consentId}`);
      assert.equal(confirmation, "sign-in");
      assert.equal(await reasonOf(evaluate(line(), who.iin)), "permit consent");

      await portal.open(page, "/me");
      await follow(page, /^Келісімді кері қайтарып алу/);
      await says(page, "Келісімді кері қайтарып аласыз ба?", "15 жұмыс күні қалды");
      await page.getByText("Бұл күн қалай есептелді?").click();
      await page.getByText("15-күн").waitFor({ state: "visible" });
      await press(page, "Иә, кері қайтарып аламын");
      await says(page, "Кері қайтарып алынды", "жауап күтілуде", "Соңғы күні:");
      assert.equal(await reasonOf(evaluate(line(), who.iin)), "deny consent-withdrawn");
    });
  }

  test("a no is as easy, and changes nothing in another tab", async () => {
    const { id } = await ask(line(), SAULE.iin);
    const page = await portal.newPage();
    await portal.signIn(page, SAULE.iin, `/me/requests/${id}`);
    const other = await portal.newPage({ like: page });
    await portal.open(other, `/me/requests/${id}`);
    await press(page, "Жоқ, келісім бермеймін");
    await says(page, "Келісім берілмеді", "14 күн бойы қайта сұрай алмайды");
    await press(other, "Иә, келісім беремін");
    await says(other, "Соңғы басқаныңыз ештеңені өзгерткен жоқ", "Келісім берілмеді");
    assert.equal(await reasonOf(evaluate(line(), SAULE.iin)), "deny consent-refused");
  });

  test("'this was not me', a reasoned refusal and an overdue duty are followed to a complaint", async () => {
    const { id } = await ask(line(), SAULE.iin, { purpose_id: world.purposes.sharing });
    const page = await portal.newPage();
    await portal.signIn(page, SAULE.iin, `/me/requests/${id}`);
    await press(page, "Иә, келісім беремін");
    const consentId = consentIn(page);
    await follow(page, "Бұл мен емес едім");
    await says(page, "Бұл келісімді сіз бермедіңіз бе?", "3 жұмыс күні қалды");
    await press(page, "Иә, бұл мен емес едім");
    await says(page, "Дау айтылды, дәлел күтілуде", "Ұйым келісім алғанын дәлелдейді");
    await follow(page, "Келісімді кері қайтарып алу");
    await press(page, "Иә, кері қайтарып аламын");
    const owed = (await world.bank.api.get<DutyList>("/v1/duties?limit=200")).items;
    const mine = owed.filter((duty) => duty.consent_id === consentId);
    const cease = mine.find(({ kind }) => kind === "cease-processing");
    await world.bank.api.post(`/v1/duties/${cease?.id}/discharge`, {
      outcome: "reasoned-refusal",
      ground: { kind: "other" },
      text: `Мұрағат <b onclick="alert(1)">ережесі</b> ${"ж".repeat(3000)}`,
    });
    await portal.open(page, `/me/duties/${cease?.id}`);
    await says(
      page,
      "Уәжді бас тарту",
      "Ұйым өңдеуді тоқтатпады және себебін көрсетті",
      `<b onclick="alert(1)">`,
    );
    assert.equal(await overflow(page), 0);
    portal.clock.advanceDays(30);
    const proof = mine.find(({ kind }) => kind === "prove-consent");
    await portal.signIn(page, SAULE.iin, `/me/duties/${proof?.id}`);
    await says(page, "Ұйым мерзімінде жауап бермеді", "Осы сервис белгілеген мерзім");
    const complain = page.getByRole("link", { name: "Шағым беру" });
    assert.match((await complain.getAttribute("href")) ?? "", /^\/me\/complain\?duty=dty_/);
  });

  test("a requester's markup, long and look-alike words stay words on a narrow screen", async () => {
    const name = `</h1><script>alert(1)</script><img src=x onerror=alert(2)> Каspi ${"ұ".repeat(180)}`;
    const odd = await register(world.admin, { name, roles: ["owner", "operator"] });
    const objectId = await registerObject(odd, { name });
    const purposeId = await registerPurpose(odd, objectId, {
      code: "odd",
      name: { kk: name, ru: name, en: name },
      description: { kk: "ж".repeat(2000), ru: "ж".repeat(2000), en: "ж".repeat(2000) },
    });
    const hostile: Line = { party: odd, objectId, purposeId };
    const { id } = await ask(hostile, DINA.iin);
    const page = await portal.newPage({ viewport: { width: 320, height: 640 } });
    const dialogs: string[] = [];
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    for (const path of [`/me/requests/${id}`, `/me/requests/${id}/paper`]) {
      await portal.signIn(page, DINA.iin, path);
      await says(page, "<script>alert(1)</script>", "түрлі әліпбидің ұқсас әріптері араласқан");
      assert.equal(await overflow(page), 0, path);
      assert.equal(await page.locator("main script, main img").count(), 0);
    }
    await portal.open(page, `/me/requests/${id}`);
    await press(page, "Иә, келісім беремін");
    await says(page, "Келісім берілді");
    assert.equal(await overflow(page), 0);
    assert.deepEqual(dialogs, []);
  });
});
