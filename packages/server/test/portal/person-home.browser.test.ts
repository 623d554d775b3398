import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import type { RepresentationAnswer } from "@kelisim/protocol";
import type { Page } from "playwright-core";
import {
  ask,
  bankLine,
  clinicLine,
  evaluate,
  grant,
  OTHER_PROOF,
  type Line,
} from "../support/acts.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import { openBrowserPortal, saidBy, type BrowserPortal } from "../support/portal-browser.ts";
import { guardianOf, iinBorn } from "../support/representatives.ts";
import { buildWorld, registerPurpose, type World } from "../support/world.ts";

const MOTHER = { iin: newIin(), name: "Сарбасова Айгүл" };
const CHILD = { iin: iinBorn("2016-03-12"), name: "Сарбасова Аружан" };
const OBJECTION = "Несиені жүйе неге бермегенін\nтүсіндіріңіз.";

/** A bank that has used her data by her consent, by a law, and in vain; a child for whom she acts. */
async function settle(world: World): Promise<void> {
  const { bank, clinic, desk, objects } = world;
  const scoring = bankLine(world);
  await grant(world, scoring, MOTHER.iin);
  await evaluate(scoring, MOTHER.iin);
  const legal_ground = {
    code: "9-10",
    act: "Банктер туралы заң",
    article: "50",
    level: "law",
  } as const;
  const purposeId = await registerPurpose(bank, objects.bank, { code: "by-law", legal_ground });
  const byLaw: Line = { party: bank, objectId: objects.bank, purposeId };
  await evaluate(byLaw, MOTHER.iin);
  await evaluate(scoring, MOTHER.iin, { action: "disseminate" });
  const made = await desk.api.post<RepresentationAnswer>("/v1/representations", {
    ...guardianOf(CHILD.iin),
    ...{ basis: "parent", representative: MOTHER },
  });
  const treatment = clinicLine(world);
  const { id } = await ask(treatment, CHILD.iin);
  await desk.api.post(`/v1/consent-requests/${id}/answer`, {
    ...{ answer: "grant", confirmation: OTHER_PROOF, acting_for: made.id },
  });
  await evaluate({ ...treatment, party: clinic }, CHILD.iin);
}

const titleOf = (page: Page): Promise<string> => page.locator("h1").innerText();

/** What an item of a list says, by the words that mark it. */
const itemWith = (page: Page, words: string) => page.locator(".timeline > li", { hasText: words });

async function readTimeline(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Барлық қол жеткізулер" }).click();
  assert.equal(await titleOf(page), "Деректеріме кім қол жеткізді?");
  const said = await saidBy(page);
  assert.ok(said.includes("Рұқсат берілмеді Тұмар банкі Тарату: Табысы"), said);
  assert.ok(said.includes("Негізі: заң бойынша, келісімсіз – Банктер туралы заң, 50-бап"), said);
  assert.ok(said.includes("Негізі: сіздің келісіміңіз"), said);
  await itemWith(page, "заң бойынша, келісімсіз").getByRole("link", { name: "Толығырақ" }).click();
  const why = await saidBy(page);
  assert.ok(
    why.includes(
      "Неге рұқсат берілді? Бұл жағдайда заң деректерді келісімсіз өңдеуге рұқсат етеді.",
    ),
  );
  assert.match(why, /Қай норма бойынша: .*Заңның 9-бабы/);
  await page.getByRole("link", { name: "Барлық қол жеткізулер" }).click();
}

async function objectTo(page: Page): Promise<void> {
  const item = itemWith(page, "сіздің келісіміңіз");
  await item.getByText("Не істей аласыз?").click();
  await item.getByRole("link", { name: "Қарсылық білдіру" }).click();
  assert.ok((await saidBy(page)).includes("Соңғы күні: 2026 жылғы 25 қараша 3 жұмыс күні қалды"));
  const days = page.locator("ol.days > li");
  assert.equal(await days.first().isVisible(), false);
  await page.getByText("Бұл күн қалай есептелді?").click();
  assert.equal(await days.count(), 6);
  assert.match(await days.nth(1).innerText(), /21 қараша.*сенбі/s);
  await page.getByLabel("Неге қарсысыз?").fill(OBJECTION);
  await page.getByRole("button", { name: "Қарсылықты жіберу" }).click();
  await page.waitForURL(/\/me\/rights\/rgt_/);
  const tracker = await saidBy(page);
  for (const words of [
    "Өтініш жіберілді",
    "Ұйымға жеткізілді",
    "Ұйымның жауабы күтілуде",
    "2026 жылғы 25 қараша",
  ]) {
    assert.ok(tracker.includes(words), words);
  }
  assert.equal(await page.locator("blockquote").innerText(), OBJECTION);
}

async function complain(page: Page): Promise<void> {
  await page.goto(new URL("/me/accesses", page.url()).href);
  const denied = itemWith(page, "Рұқсат берілмеді");
  await denied.getByText("Не істей аласыз?").click();
  await denied.getByRole("link", { name: "Шағым беру" }).click();
  await page.getByLabel("Не болды?").fill("Деректерімді таратпақ болды.");
  await page.getByRole("button", { name: "Шағымды жіберу" }).click();
  assert.ok((await saidBy(page)).includes("Шағымды кімге беретініңізді таңдаңыз."));
  assert.equal(await page.getByLabel("Не болды?").inputValue(), "Деректерімді таратпақ болды.");
  await page.getByLabel("Уәкілетті органға").check();
  // Enter sends the form, and is not the first button of the frame.
  await page.getByLabel("Уәкілетті органға").press("Enter");
  await page.waitForURL(/\/me\/rights\/rgt_/);
  const said = await saidBy(page);
  assert.ok(said.includes("Бұл мерзімді заң емес, осы қызмет белгілейді."), said);
  assert.ok(said.includes("Уәкілетті органға"), said);
}

const bannerOf = (page: Page): Promise<string> => page.locator(".persona").innerText();

async function actForChild(page: Page): Promise<void> {
  await page.locator(".persona a").click();
  await page.getByLabel("Заңды өкіл ретінде").check();
  await page.getByRole("button", { name: "Жалғастыру" }).first().click();
  await page.waitForURL(/\/me$/);
  for (const path of ["/me", "/me/accesses", "/me/rights", "/me/settings", "/me/help"]) {
    await page.goto(new URL(path, page.url()).href);
    const banner = await bannerOf(page);
    assert.ok(banner.includes("Кімнің деректері: Сарбасова Аружан"), `${path}: ${banner}`);
    assert.ok(banner.includes("2034 жылғы 11 наурызға дейін"), path);
  }
  await page.goto(new URL("/me", page.url()).href);
  assert.equal(await titleOf(page), "Өкілдік ететін адамның деректері");
  const home = await saidBy(page);
  assert.ok(home.includes("Шипа емханасы") && !home.includes("Тұмар банкі"), home);
  await page.locator(".persona a").click();
  await page.getByLabel("Өзім").check();
  await page.getByRole("button", { name: "Жалғастыру" }).first().click();
  await page.waitForURL(/\/me$/);
  assert.ok((await bannerOf(page)).includes(MOTHER.name));
  assert.ok((await saidBy(page)).includes("Тұмар банкі"));
}

async function takeAway(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Барлық мәліметті жүктеп алу" }).click();
  const names: string[] = [];
  for (const link of ["PDF құжаты", "JSON файлы"]) {
    const started = page.waitForEvent("download");
    await page.getByRole("link", { name: link }).click();
    const download = await started;
    names.push(download.suggestedFilename());
    const bytes = await readFile(await download.path());
    assert.match(bytes.toString("latin1", 0, 8), link.startsWith("PDF") ? /^%PDF-1/ : /^\{/);
    assert.ok(!bytes.toString("utf8").includes(MOTHER.iin));
  }
  assert.deepEqual(names, ["kelisim-2026-11-20.pdf", "kelisim-2026-11-20.json"]);
}

async function visit(portal: BrowserPortal, javaScript: boolean): Promise<void> {
  const page = await portal.newPage({ javaScript });
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await portal.signIn(page, MOTHER.iin, "/me");
  assert.equal(await titleOf(page), "Менің деректерім");
  const home = await saidBy(page);
  assert.ok(home.includes("Қазір жауап күтіп тұрған сұрау жоқ."), home);
  assert.ok(home.includes("Деректерге қол жеткізбек болды, рұқсат берілмеді"), home);
  await readTimeline(page);
  await objectTo(page);
  await complain(page);
  await actForChild(page);
  await takeAway(page);
  assert.ok(addresses.every((address) => !address.includes(MOTHER.iin)));
  await page.context().close();
}

test("a person sees who used her data, objects, complains, acts for her child and takes everything away", async (t) => {
  const portal = await openBrowserPortal(t, { people: [MOTHER, CHILD] });
  await settle(await buildWorld(portal.service));
  const child = await portal.newPage();
  await portal.signIn(child, CHILD.iin, "/me");
  await child.context().close();
  await t.test("with scripts", () => visit(portal, true));
  await t.test("and without", () => visit(portal, false));
});
