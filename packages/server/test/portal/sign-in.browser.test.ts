import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { LANGUAGES } from "@kelisim/core";
import { newIin } from "../support/fictitious-numbers.ts";
import { findingsOn, keyboardFindings, watchPages } from "../support/page-checks.ts";
import {
  choose,
  openBrowserPortal,
  saidBy,
  type BrowserPortal,
} from "../support/portal-browser.ts";

const AIGUL = { iin: newIin(), name: "Сарбасова Айгүл" };
const LOW = { iin: newIin(), name: "Жанбырбай Ерлан", level: "low" };
const NUMBERLESS = { iin: "900101400001", name: "Пак Аделина" };
const PEOPLE = [AIGUL, LOW, NUMBERLESS];
const MINUTE_DAYS = 1 / 1440;

const titleOf = (page: Page): Promise<string> => page.locator("h1").innerText();

const sessionCookie = async (page: Page) =>
  (await page.context().cookies()).find(({ name }) => name === "kelisim-session");

/** Puts a session's cookie into a browser, as whoever stole or prepared it would. */
const plant = (page: Page, { url }: BrowserPortal, value: string): Promise<void> =>
  page.context().addCookies([{ name: "kelisim-session", value, url, httpOnly: true }]);

/** Opens a page that only people see, and stops at the provider's list. */
async function toProvider(portal: BrowserPortal, page: Page, path = "/me"): Promise<void> {
  await portal.open(page, path);
  assert.ok(page.url().startsWith(`${portal.issuer}/interaction/`), page.url());
}

async function inAndOut(portal: BrowserPortal, page: Page): Promise<void> {
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await toProvider(portal, page, "/me/consents?after=x");
  assert.equal(await titleOf(page), "Кім болып кіресіз?");
  await choose(page, PEOPLE, AIGUL.iin);
  assert.equal(page.url(), `${portal.url}/me/consents?after=x`);
  assert.match(await page.locator("body").innerText(), new RegExp(AIGUL.name));
  const cookie = await sessionCookie(page);
  assert.deepEqual([cookie?.httpOnly, cookie?.sameSite, cookie?.path], [true, "Lax", "/"]);
  await page.locator("form[action='/sign-out'] button").first().click();
  await page.waitForURL(`${portal.url}/signed-out**`);
  assert.equal(await titleOf(page), "Сіз шықтыңыз");
  assert.equal(await sessionCookie(page), undefined);
  await plant(page, portal, cookie?.value ?? "");
  await toProvider(portal, page);
  assert.equal(addresses.filter((address) => address.includes(AIGUL.iin)).length, 0);
}

test("signing in and out", async (t) => {
  const log: string[] = [];
  const portal = await openBrowserPortal(t, {
    people: PEOPLE,
    config: { oidcLevels: ["substantial"] },
    log: { write: (line) => void log.push(line) },
  });

  await t.test("leads to the wanted page and out again at both ends, with scripts", async () =>
    inAndOut(portal, await portal.newPage()),
  );

  await t.test("and without", async () =>
    inAndOut(portal, await portal.newPage({ javaScript: false })),
  );

  await t.test("the provider's list of people is for everybody, in three languages", async () => {
    for (const language of LANGUAGES) {
      const page = await portal.newPage({ language, viewport: { width: 320, height: 480 } });
      await watchPages(page);
      await toProvider(portal, page);
      const found = await findingsOn(page, language);
      assert.deepEqual(
        found.filter((text) => !text.startsWith("title is")),
        [],
        language,
      );
      assert.deepEqual(await keyboardFindings(page), []);
    }
  });

  await t.test("works by the keyboard alone", async () => {
    const page = await portal.newPage();
    await toProvider(portal, page);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${portal.url}/me`);
    assert.match(await page.locator("body").innerText(), new RegExp(AIGUL.name));
  });

  await t.test("whoever turns back at the provider is told so, and may begin again", async () => {
    const page = await portal.newPage({ javaScript: false });
    await toProvider(portal, page);
    await page.locator("button[name=cancel]").click();
    await page.waitForURL(`${portal.url}/sign-in/problem**`);
    assert.equal(await titleOf(page), "Сіз кірмедіңіз");
    await page.getByRole("link", { name: "Кіру", exact: true }).first().click();
    await choose(page, PEOPLE, AIGUL.iin);
    assert.equal(page.url(), `${portal.url}/me`);
  });

  for (const [what, { iin }, title] of [
    ["recognised too weakly", LOW, "Кірудің бұл тәсілі жеткіліксіз"],
    ["without a valid number", NUMBERLESS, "Жеке сәйкестендіру нөміріңіз келмеді"],
  ] as const) {
    await t.test(`whoever comes ${what} does not get in and is told what to do`, async () => {
      const page = await portal.newPage();
      await toProvider(portal, page);
      await choose(page, PEOPLE, iin);
      assert.equal(await titleOf(page), title);
      assert.match(await saidBy(page), /қызмет көрсету терезесіне барыңыз/);
      assert.equal(await sessionCookie(page), undefined);
    });
  }

  await t.test("what takes longer than ten minutes begins anew", async () => {
    const page = await portal.newPage();
    await toProvider(portal, page);
    portal.clock.advanceDays(11 * MINUTE_DAYS);
    await choose(page, PEOPLE, AIGUL.iin);
    assert.equal(await titleOf(page), "Кіру аяқталмады");
    assert.match(await saidBy(page), /он минуттан көп уақыт өтті/);
    assert.equal(await sessionCookie(page), undefined);
  });

  await t.test(
    "an answer that was meant for another browser, or seen before, opens nothing",
    async () => {
      const [hers, other] = [await portal.newPage(), await portal.newPage()];
      let callback = "";
      hers.on("request", (request) => {
        if (request.url().includes("/sign-in/callback")) callback = request.url();
      });
      await portal.signIn(hers, AIGUL.iin);
      await other.goto(callback);
      assert.equal(await titleOf(other), "Кіру аяқталмады");
      // She herself, going back, is in already.
      await hers.goto(callback);
      assert.equal(hers.url(), `${portal.url}/me`);
      assert.equal(await sessionCookie(other), undefined);
    },
  );

  await t.test(
    "a session that was put under somebody's hands is not the one she gets",
    async () => {
      const [attacker, hers] = [await portal.newPage(), await portal.newPage()];
      await portal.signIn(attacker, AIGUL.iin);
      const planted = await sessionCookie(attacker);
      await plant(hers, portal, planted?.value ?? "");
      await portal.signIn(hers, AIGUL.iin);
      assert.notEqual((await sessionCookie(hers))?.value, planted?.value);
      // And what was planted is over.
      await toProvider(portal, attacker);
    },
  );

  await t.test("a session ends by itself when nobody comes", async () => {
    const page = await portal.newPage();
    await portal.signIn(page, AIGUL.iin);
    portal.clock.advanceDays(31 * MINUTE_DAYS);
    await toProvider(portal, page);
  });

  await t.test(
    "what was typed when a session ended comes back after the next sign-in",
    async () => {
      const page = await portal.newPage({ javaScript: false });
      const words = "Деректерімді сұраусыз алды.\nСебебін білгім келеді.";
      await portal.signIn(page, AIGUL.iin, "/me/complain");
      await page.locator("textarea[name=text]").fill(words);
      portal.clock.advanceDays(31 * MINUTE_DAYS);
      await page.locator("main form button[type=submit]").last().click();
      assert.equal(await titleOf(page), "Қайта кіріңіз");
      assert.match(await saidBy(page), /Жазғаныңыз сақталды/);
      await page.locator("main").getByRole("link", { name: "Кіру", exact: true }).click();
      await choose(page, PEOPLE, AIGUL.iin);
      assert.equal(new URL(page.url()).pathname, "/me/complain");
      assert.equal(await page.locator("textarea[name=text]").inputValue(), words);
      await page.reload();
      assert.equal(await page.locator("textarea[name=text]").inputValue(), words);
    },
  );

  await t.test("a provider that is away is told as that, and nothing is lost", async () => {
    const page = await portal.newPage();
    await toProvider(portal, page);
    await portal.stopProvider();
    portal.clock.advanceDays(61 * MINUTE_DAYS);
    await portal.open(page, "/me");
    assert.equal(await titleOf(page), "Кіру қызметі жауап бермей тұр");
  });

  const written = log.join("");
  assert.match(written, /"operation":"page \/sign-in\/callback"/);
  for (const word of [AIGUL.iin, AIGUL.name, "code=", "eyJ", "kelisim-session"]) {
    assert.ok(!written.includes(word), `the log holds ${word.slice(0, 4)}…`);
  }
});
